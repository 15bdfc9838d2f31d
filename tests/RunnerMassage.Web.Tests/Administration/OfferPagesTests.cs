using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Demo;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Administration;

/// <summary>Massage types, who gives them, rooms and therapists, as an admin edits them.</summary>
public sealed class OfferPagesTests
{
    private static readonly Instant Start = Instant.FromUtc(2027, 5, 13, 8, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_type_is_added_row_by_row_given_to_somebody_and_found_by_runners()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var form = await (await sofia.GetAsync("/admin/types")).FollowLinkAsync("Add a massage type");
        form = await form.PressAsync("#type button[value=row]", ("Values[Name]", "Foot care"), ("Values[Minutes0]", "20"), ("Values[Price0]", "25,50"));
        form.Document.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("Foot care");
        form.Document.QuerySelector("#Price0")!.GetAttribute("value").ShouldBe("25.5");
        var refused = await form.SubmitAsync("#type", ("Values[Minutes1]", "20"), ("Values[Price1]", "30"));
        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorOf("Summary").ShouldBe("Please say in one sentence for whom it is.");
        refused.ErrorOf("Lengths").ShouldBe("Please enter each length once.");
        refused.Document.QuerySelector("#Minutes1")!.GetAttribute("value").ShouldBe("20");
        var fewer = await refused.PressAsync("#type button[value='remove:1']", ("Values[Summary]", "For sore soles."));
        fewer.Document.QuerySelector("#Minutes1")!.GetAttribute("value").ShouldBe("");
        var givers = await fewer.SubmitAsync("#type", ("Values[Treats-heavy]", "true"));
        givers.Address.ShouldBe("/admin/qualifications?type=foot-care", givers.Text);

        (await app.Visit().GetAsync("/times?massageType=foot-care&minutes=20&date=2027-05-13")).Document.QuerySelectorAll("#times a.time").ShouldBeEmpty();
        var done = await givers.SubmitAsync("#qualifications", ("Values[Gives-elena-foot-care]", "true"));
        done.Address.ShouldBe("/admin/types/foot-care", done.Text);
        (await app.Visit().GetAsync("/times?massageType=foot-care&minutes=20&date=2027-05-13")).Document.QuerySelectorAll("#times a.time").ShouldNotBeEmpty();
        var type = (await app.WithAsync<MassageTypeRepository, MassageType?>(types => types.FindAsync("foot-care", Cancellation)))!;
        (type.PriceOf(20), type.Treats.Single(), type.Active).ShouldBe((25.5m, "heavy", true));
    }

    [Fact]
    public async Task A_type_taken_out_of_the_offer_shows_what_is_booked_first_and_is_gone_from_pages_and_api()
    {
        await using var app = new WebApp();
        var mara = await app.SignInAsync("mara");
        var session = await Walk.BookAsync(mara, "elena", Start);
        var sofia = await app.SignInAsync("sofia");
        var question = await (await sofia.GetAsync("/admin/types/swedish")).SubmitAsync("#type", ("Values[Active]", "no"), ("Values[Price0]", "41"));
        question.Status.ShouldBe(HttpStatusCode.OK);
        question.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Mara Lind, Thursday 13 May 2027, 10:00–11:00");
        question.Document.QuerySelector("#Price0")!.GetAttribute("value").ShouldBe("41", "what was typed stays");
        (await app.Visit().GetAsync("/massage-types/swedish")).Status.ShouldBe(HttpStatusCode.OK, "not saved yet");
        (await question.SubmitAsync("#type")).Address.ShouldBe("/admin/types");

        (await app.Visit().GetAsync("/massage-types/swedish")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visit().GetAsync("/")).Document.QuerySelectorAll("[value=swedish]").ShouldBeEmpty();
        var api = app.Visit().Client;
        (await api.GetAsync(new Uri("/api/v1/massage-types/swedish", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.GetStringAsync(new Uri("/api/v1/massage-types", UriKind.Relative), Cancellation)).ShouldNotContain("\"swedish\"");
        (await api.GetStringAsync(new Uri("/api/v1/therapists", UriKind.Relative), Cancellation)).ShouldNotContain("\"swedish\"");
        var slots = await api.GetAsync(new Uri("/api/v1/slots?massageType=swedish&minutes=60&from=2027-05-13&to=2027-05-13", UriKind.Relative), Cancellation);
        slots.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var kept = await mara.GetAsync(session);
        kept.Text.ShouldContain("Swedish");
        (await mara.GetAsync(session + "/move")).Document.QuerySelectorAll("a.time").ShouldNotBeEmpty("what is booked can be moved");
    }

    [Fact]
    public async Task An_inactive_type_cannot_be_booked_over_the_api()
    {
        await using var app = new WebApp();
        await app.WithAsync<MassageTypeEditor, EditResult>(async types =>
        {
            var type = (await types.FindAsync("swedish", Cancellation))!;
            return await types.SaveAsync("swedish", DraftOf(type) with { Active = false }, type.Version, Data.Audit.Actor.Program, Cancellation);
        });
        var client = app.Visit().Client;
        var login = await client.PostAsJsonAsync("/api/v1/account/login", new { email = "mara@demo.example", password = DemoPeople.Password }, Cancellation);
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("accessToken").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions")
        {
            Content = JsonContent.Create(new { massageType = "swedish", therapistId = "elena", start = "2027-05-13T10:00:00+02:00", minutes = 60 }),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Idempotency-Key", "one");
        var answer = await client.SendAsync(request, Cancellation);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Content.ReadAsStringAsync(Cancellation));
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("massageType");
    }

    [Fact]
    public async Task Of_two_who_edit_a_type_the_second_loses_nothing()
    {
        await using var app = new WebApp();
        var (sofia, other) = (await app.SignInAsync("sofia"), await app.SignInAsync("sofia"));
        var (mine, theirs) = (await sofia.GetAsync("/admin/types/swedish"), await other.GetAsync("/admin/types/swedish"));
        await theirs.SubmitAsync("#type", ("Values[Name]", "Swedish classic"), ("Values[Price0]", "44"));
        var conflict = await mine.SubmitAsync("#type", ("Values[Summary]", "Mine."), ("Values[Name]", "Calm strokes"));
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Swedish classic");
        conflict.Document.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("Calm strokes");
        var taken = await conflict.PressAsync("button[value='theirs:Lengths']");
        taken.Document.QuerySelector("#Price0")!.GetAttribute("value").ShouldBe("44");
        (await taken.SubmitAsync("#type")).Address.ShouldBe("/admin/types");
        var saved = (await app.WithAsync<MassageTypeRepository, MassageType?>(types => types.FindAsync("swedish", Cancellation)))!;
        (saved.Name, saved.Summary, saved.PriceOf(30), saved.Version).ShouldBe(("Calm strokes", "Mine.", 44m, 3));
    }

    [Fact]
    public async Task A_certificate_needs_a_last_day_and_shortening_it_shows_what_is_booked_after_it()
    {
        await using var app = new WebApp();
        await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Start);
        var sofia = await app.SignInAsync("sofia");
        var warned = await (await sofia.GetAsync("/admin/types/swedish")).SubmitAsync("#type", ("Values[NeedsCertificate]", "true"));
        warned.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Elena Brandt, Tom Achter");
        await warned.SubmitAsync("#type");

        var page = await sofia.GetAsync("/admin/qualifications?type=swedish");
        var missing = await page.SubmitAsync("#qualifications", ("Values[Until-elena-swedish]", "2027-05-12"));
        missing.Status.ShouldBe(HttpStatusCode.BadRequest);
        missing.ErrorOf("Until-tom-swedish").ShouldBe("Swedish needs a certificate: please enter its last day.");
        var question = await missing.SubmitAsync("#qualifications", ("Values[Until-tom-swedish]", "2029-01-01"));
        question.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Mara Lind, Thursday 13 May 2027");
        (await question.SubmitAsync("#qualifications")).Address.ShouldBe("/admin/types/swedish");
        (await sofia.GetAsync("/admin/therapists/elena")).Text.ShouldContain("certificate until Wednesday 12 May 2027");
        (await sofia.GetAsync("/admin/qualifications?therapist=elena")).Document.QuerySelector("#Until-elena-swedish")!.GetAttribute("value").ShouldBe("2027-05-12");
    }

    [Fact]
    public async Task A_room_is_added_and_one_goes_out_of_use_with_its_sessions_shown_for_moving()
    {
        await using var app = new WebApp();
        await Walk.BookAsync(await app.SignInAsync("mara"), "elena", Start);
        var sofia = await app.SignInAsync("sofia");
        var list = await (await sofia.GetAsync("/admin/rooms/add")).SubmitAsync("#room", ("Values[Name]", "<img src=x onerror=alert(1)>"));
        list.Address.ShouldBe("/admin/rooms");
        list.Document.QuerySelector("img").ShouldBeNull();
        list.Text.ShouldContain("<img src=x onerror=alert(1)>");
        (await (await sofia.GetAsync("/admin/rooms/add")).SubmitAsync("#room", ("Values[Name]", "room 2"))).ErrorOf("Name").ShouldContain("Another room has this name");

        var question = await (await sofia.GetAsync("/admin/rooms/room-1")).SubmitAsync("#room", ("Values[Active]", "no"));
        question.Document.QuerySelector("#effect")!.TextContent.ShouldContain("Mara Lind");
        await question.SubmitAsync("#room");
        var still = await sofia.GetAsync("/admin/rooms/room-1");
        still.Text.ShouldContain("Still booked here");
        still.Document.QuerySelectorAll("a[href$='/move']").ShouldNotBeEmpty();
        (await app.Visit().GetAsync("/times?massageType=swedish&minutes=60&therapistId=elena&date=2027-05-13")).Document.QuerySelectorAll("#times a.time").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_therapist_is_added_with_rooms_in_order_and_shown_encoded()
    {
        await using var app = new WebApp();
        var sofia = await app.SignInAsync("sofia");
        var next = await (await sofia.GetAsync("/admin/therapists/add")).SubmitAsync(
            "#therapist", ("Values[Name]", "Nia <b>Okoro</b>"), ("Values[Languages]", "English, Igbo"), ("Values[Gender]", "Female"),
            ("Values[Room-room-2]", "1"), ("Values[Room-room-1]", "2"));
        next.Address.ShouldStartWith("/admin/qualifications?therapist=");
        next.Heading.ShouldBe("What Nia <b>Okoro</b> gives");
        var list = await sofia.GetAsync("/admin/therapists");
        list.Text.ShouldContain("Nia <b>Okoro</b>");
        var line = (await app.WithAsync<TherapistEditor, IReadOnlyList<TherapistLine>>(editor => editor.ListAsync(Cancellation)))
            .Single(one => one.Therapist.Name.StartsWith("Nia", StringComparison.Ordinal));
        TherapistProfile.Of(line.Therapist).RoomIds.ShouldBe(["room-2", "room-1"]);
        (await sofia.GetAsync($"/admin/therapists/{line.Therapist.Id}")).Text.ShouldContain("Has no account yet");
        (await sofia.GetAsync("/admin/audit")).Text.ShouldContain("changed a therapist’s details");
    }

    private static MassageTypeDraft DraftOf(MassageType type) => new()
    {
        Name = type.Name,
        Summary = type.Summary,
        TimingClass = type.TimingClass,
        Pressure = type.Pressure,
        Lengths = type.Lengths,
        Treats = type.Treats,
        NeedsCertificate = type.NeedsCertificate,
        Active = type.Active,
    };
}
