using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Api;

public sealed class BookingTests : ApiTest
{
    private const string Sessions = "/api/v1/sessions";

    [Fact]
    public async Task A_slot_on_offer_becomes_a_session_with_what_the_server_computes()
    {
        var mara = await Site.SignInAsync("mara");
        var slot = (await mara.SlotsAsync())[0]!;
        var booking = ApiCaller.Booking(slot);
        booking["note"] = "Left calf, please.";
        var answer = await mara.PostAsync(Sessions, booking);
        answer.Status.ShouldBe(201, answer.Text);
        answer.ContentType.ShouldBe("application/json");
        var session = answer.Json;
        session.AsObject().Select(member => member.Key).ShouldBe(
            ["id", "version", "start", "end", "therapistId", "roomId", "massageType", "minutes", "price", "status", "rating", "reasons",
             "screeningOpen"]);
        session["version"]!.GetValue<int>().ShouldBe(1);
        session["start"]!.GetValue<string>().ShouldBe(slot["start"]!.GetValue<string>());
        session["end"]!.GetValue<string>().ShouldBe(slot["end"]!.GetValue<string>());
        session["roomId"]!.GetValue<string>().ShouldBe("room-1");
        session["price"]!.GetValue<decimal>().ShouldBePositive();
        session["status"]!.GetValue<string>().ShouldBe("confirmed");
        session["rating"]!.GetValue<string>().ShouldBe(slot["rating"]!.GetValue<string>());
        session["screeningOpen"]!.GetValue<bool>().ShouldBeTrue();
        answer.Headers["ETag"].ShouldBe("\"1\"");
        answer.Headers["Location"].ShouldBe($"{Sessions}/{session["id"]!.GetValue<string>()}");
        (await mara.GetAsync(answer.Headers["Location"])).Text.ShouldBe(answer.Text);
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_gets_the_first_answer_again()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        var key = ApiCaller.NewKey();
        var first = await mara.PostAsync(Sessions, booking, key);
        var again = await mara.PostAsync(Sessions, booking, key);
        first.Status.ShouldBe(201, first.Text);
        first.Headers.ShouldNotContainKey("Idempotency-Replayed");
        again.Status.ShouldBe(201);
        again.Text.ShouldBe(first.Text);
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
        again.Headers["Location"].ShouldBe(first.Headers["Location"]);
        again.Headers["ETag"].ShouldBe(first.Headers["ETag"]);
    }

    [Fact]
    public async Task A_start_written_with_another_offset_is_the_same_request()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        var key = ApiCaller.NewKey();
        (await mara.PostAsync(Sessions, booking, key)).Status.ShouldBe(201);
        var utc = DateTimeOffset.Parse(booking["start"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        booking["start"] = utc.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        (await mara.PostAsync(Sessions, booking, key)).Headers["Idempotency-Replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task A_refusal_is_repeated_too()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        booking["start"] = "2027-04-08T03:00:00+02:00";
        var key = ApiCaller.NewKey();
        var first = (await mara.PostAsync(Sessions, booking, key)).ShouldBeProblem(422, "not-offered");
        var again = (await mara.PostAsync(Sessions, booking, key)).ShouldBeProblem(422, "not-offered");
        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        var key = ApiCaller.NewKey();
        (await mara.PostAsync(Sessions, booking, key)).Status.ShouldBe(201);
        booking["note"] = "Something else";
        (await mara.PostAsync(Sessions, booking, key)).ShouldBeProblem(422, "key-reused");
    }

    [Fact]
    public async Task A_key_belongs_to_one_user_and_one_path()
    {
        var (mara, jonas) = (await Site.SignInAsync("mara"), await Site.SignInAsync("jonas"));
        var key = ApiCaller.NewKey();
        var first = await mara.PostAsync(Sessions, ApiCaller.Booking((await mara.SlotsAsync())[0]!), key);
        var second = await jonas.PostAsync(Sessions, ApiCaller.Booking((await jonas.SlotsAsync(from: "2027-04-09", to: "2027-04-09"))[0]!), key);
        second.Status.ShouldBe(201, second.Text);
        second.Headers.ShouldNotContainKey("Idempotency-Replayed");
        var cancelled = await mara.PostAsync($"{first.Headers["Location"]}/cancel", body: null, key);
        cancelled.Status.ShouldBe(200, cancelled.Text);
    }

    [Fact]
    public async Task A_booked_slot_is_taken_for_everybody_else()
    {
        var (mara, jonas) = (await Site.SignInAsync("mara"), await Site.SignInAsync("jonas"));
        var booking = ApiCaller.Booking((await mara.SlotsAsync(from: "2027-04-13", to: "2027-04-13"))[0]!);
        (await mara.PostAsync(Sessions, booking)).Status.ShouldBe(201);
        var taken = (await jonas.PostAsync(Sessions, booking)).ShouldBeProblem(409, "slot-taken");
        taken.Json["refusals"]![0]!["busy"]!.GetValue<string>().ShouldBe("therapist");
    }

    [Fact]
    public async Task Every_refusal_is_listed_and_the_first_decides()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync(from: "2027-04-16", to: "2027-04-16"))[0]!);
        (await mara.PostAsync(Sessions, booking)).Status.ShouldBe(201);
        var refused = (await mara.PostAsync(Sessions, booking)).ShouldBeProblem(409, "slot-taken");
        refused.Json["refusals"]!.AsArray().Select(refusal => refusal!["busy"]!.GetValue<string>()).ShouldBe(["therapist", "runner"]);
    }

    [Theory]
    [InlineData("2027-04-08T10:07:00+02:00", "outsideHours")]
    [InlineData("2027-04-08T09:00:00+02:00", "outsideHours")]
    [InlineData("2027-04-10T10:00:00+02:00", "outsideHours")]
    [InlineData("2027-04-05T10:00:00+02:00", "tooSoon")]
    [InlineData("2028-04-06T10:00:00+02:00", "tooFarAhead")]
    public async Task A_time_that_is_not_offered_is_refused_with_the_reason(string start, string reason)
    {
        var mara = await Site.SignInAsync("mara");
        var body = new { therapistId = "elena", massageType = "swedish", start, minutes = 60 };
        var refused = (await mara.PostAsync(Sessions, body)).ShouldBeProblem(422, "not-offered");
        refused.Json["refusals"]![0]!["reason"]!.GetValue<string>().ShouldBe(reason);
    }

    [Fact]
    public async Task A_massage_that_the_therapist_does_not_give_is_not_offered()
    {
        var mara = await Site.SignInAsync("mara");
        var body = new { therapistId = "tom", massageType = "active-release", start = "2027-04-08T12:00:00+02:00", minutes = 30 };
        (await mara.PostAsync(Sessions, body)).ShouldBeProblem(422, "not-offered")
            .Json["refusals"]![0]!["reason"]!.GetValue<string>().ShouldBe("notQualified");
    }

    [Theory]
    [InlineData("massageType", "hot-stone")]
    [InlineData("therapistId", "nobody")]
    [InlineData("minutes", 61)]
    public async Task Unknown_values_are_told_by_field(string field, object value)
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        booking[field] = JsonValue.Create(value);
        (await mara.PostAsync(Sessions, booking)).ShouldBeProblem(400, "validation", field);
    }

    [Theory]
    [InlineData("{}", "massageType minutes start therapistId")]
    [InlineData("""{"therapistId":"elena","massageType":"swedish","start":"2027-04-08T10:00:00+02:00","minutes":60,"price":1}""", "price")]
    [InlineData("""{"therapistId":"elena","massageType":"swedish","start":"2027-04-08T10:00:00+02:00","minutes":60,"runnerId":"x"}""", "runnerId")]
    [InlineData("""{"TherapistId":"elena"}""", "TherapistId")]
    [InlineData("""{"minutes":60,"minutes":90}""", "minutes")]
    [InlineData("""{"minutes":"60"}""", "minutes")]
    [InlineData("""{"minutes":60.5}""", "minutes")]
    [InlineData("""{"start":"2027-04-08T10:00:00"}""", "start")]
    [InlineData("""{"start":"tomorrow"}""", "start")]
    [InlineData("""{"acknowledgeAvoid":"yes"}""", "acknowledgeAvoid")]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    [InlineData("""{"therapistId":"\u0000","massageType":"","start":"9998-04-08T10:00:00Z","minutes":1,"note":"\u0000"}""", "massageType note start therapistId")]
    public async Task A_body_that_makes_no_sense_is_told_by_field(string body, string fields)
    {
        var mara = await Site.SignInAsync("mara");
        (await mara.PostAsync(Sessions, body)).ShouldBeProblem(400, "validation", fields.Split(' '));
    }

    [Fact]
    public async Task A_note_has_a_limit()
    {
        var mara = await Site.SignInAsync("mara");
        var booking = ApiCaller.Booking((await mara.SlotsAsync())[0]!);
        booking["note"] = new string('x', 2001);
        (await mara.PostAsync(Sessions, booking)).ShouldBeProblem(400, "validation", "note");
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_not_read()
    {
        var mara = await Site.SignInAsync("mara");
        var request = new HttpRequestMessage(HttpMethod.Post, Sessions) { Content = new StringContent("therapistId=elena") };
        (await mara.SendAsync(request, ("Idempotency-Key", "k"))).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Sign_in_is_checked_first_then_the_key_then_the_body()
    {
        var mara = await Site.SignInAsync("mara");
        (await Site.Stranger().PostAsync(Sessions, "{", key: null)).ShouldBeProblem(401, "unauthenticated");
        (await mara.PostAsync(Sessions, "{", key: null)).ShouldBeProblem(400, "idempotency-key-missing");
        (await mara.PostAsync(Sessions, "{", key: "  ")).ShouldBeProblem(400, "idempotency-key-missing");
        (await mara.PostAsync(Sessions, "{", new string('k', 256))).ShouldBeProblem(400, "idempotency-key-missing");
        (await mara.PostAsync(Sessions, "{", new string('k', 255))).ShouldBeProblem(400, "validation");
    }

    [Theory]
    [InlineData("elena")]
    [InlineData("sofia")]
    public async Task Only_runners_book(string person)
    {
        var caller = await Site.SignInAsync(person);
        (await caller.PostAsync(Sessions, "{}")).ShouldBeProblem(403, "forbidden");
    }
}
