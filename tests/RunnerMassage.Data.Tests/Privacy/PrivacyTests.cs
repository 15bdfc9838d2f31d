using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Mail;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.People;
using RunnerMassage.Data.Training;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Scheduling.Training;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Privacy;

public sealed class PrivacyTests(PostgreSqlServer server)
{
    private static readonly Actor Runner = new("runner", Actor.Client, "203.0.113.x");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Withdrawing_a_consent_deletes_what_was_kept_because_of_it_and_nothing_else(DatabaseProvider provider)
    {
        await using var scene = await SeedAsync(provider);
        foreach (var kind in ConsentKinds.All)
        {
            await scene.Get<ConsentRepository>().GiveAsync("runner", kind, 1, Runner, Cancellation);
            await scene.Get<ConsentRepository>().GiveAsync("runner", kind, 1, Runner, Cancellation);
        }

        (await scene.Get<ConsentRepository>().WithdrawAsync("runner", ConsentKinds.HealthData, Runner, Cancellation)).ShouldBeTrue();
        (await scene.Get<ConsentRepository>().WithdrawAsync("runner", ConsentKinds.HealthData, Runner, Cancellation)).ShouldBeFalse();
        (await CountAsync(scene)).ShouldBe((1, 0, 1));
        (await SessionAsync(scene)).ShouldBe((3, "Left calf", "PostWindow"));
        (await scene.Get<ConsentRepository>().HoldsAsync("runner", ConsentKinds.HealthData, Cancellation)).ShouldBeFalse();

        (await scene.Get<ConsentRepository>().WithdrawAsync("runner", ConsentKinds.TrainingData, Runner, Cancellation)).ShouldBeTrue();
        (await CountAsync(scene)).ShouldBe((0, 0, 1));
        (await SessionAsync(scene)).ShouldBe((3, "Left calf", ""));

        await scene.Get<ConsentRepository>().GiveAsync("runner", ConsentKinds.HealthData, 2, Runner, Cancellation);
        (await scene.Get<ConsentRepository>().ListAsync("runner", Cancellation)).Count.ShouldBe(4);
        (await scene.LoggedAsync()).Count(line => line.StartsWith("Client consent.", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_an_erased_account_only_nameless_sessions_are_left(DatabaseProvider provider)
    {
        await using var scene = await SeedAsync(provider);
        var eraser = scene.Get<AccountEraser>();
        await Should.ThrowAsync<InvalidOperationException>(eraser.EraseAsync("runner", Cancellation));
        (await eraser.ListUnfinishedAsync(Cancellation)).ShouldBeEmpty();
        (await eraser.CloseAsync("runner", Runner, Cancellation)).ShouldBeNull();
        (await eraser.CloseAsync("runner", Runner, Cancellation)).ShouldBeNull();
        (await scene.Get<AccountEraser>().ListUnfinishedAsync(Cancellation)).ShouldBe(["runner"]);

        await scene.Get<AccountEraser>().EraseAsync("runner", Cancellation);
        await scene.Get<AccountEraser>().EraseAsync("runner", Cancellation);

        (await scene.Get<AccountEraser>().ListUnfinishedAsync(Cancellation)).ShouldBeEmpty();
        await using var context = scene.Database.CreateContext();
        var user = await context.Users.AsNoTracking().SingleAsync(user => user.Id == "runner", Cancellation);
        (user.DisplayName, user.Email, user.NormalizedEmail, user.PhoneNumber, user.PasswordHash, user.UserName)
            .ShouldBe((AccountEraser.NameOfDeleted, null, null, null, null, "deleted-runner"));
        (await SessionAsync(scene)).ShouldBe((3, null, ""));
        (await CountAsync(scene)).ShouldBe((0, 0, 0));
        (await context.UserRoles.AnyAsync(held => held.UserId == "runner", Cancellation)).ShouldBeFalse();
        (await context.UserTokens.AnyAsync(Cancellation)).ShouldBeFalse();
        (await context.SignInRecords.AnyAsync(Cancellation)).ShouldBeFalse();
        (await context.OutboxMessages.AnyAsync(Cancellation)).ShouldBeFalse();
        (await scene.LoggedAsync()).ShouldBe(["Client account.deleted runner "]);

        // Whatever was written in the last moment of being signed in is found.
        context.MassageSessions.Add(Session(scene, Duration.FromDays(2)));
        await context.SaveChangesAsync(Cancellation);
        (await scene.Get<AccountEraser>().ListUnfinishedAsync(Cancellation)).ShouldBe(["runner"]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Therapists_and_the_last_admin_cannot_close_their_accounts(DatabaseProvider provider)
    {
        await using var scene = await SeedAsync(provider);
        await using var context = scene.Database.CreateContext();
        await context.Therapists.Where(therapist => therapist.Id == "therapist-2")
            .ExecuteUpdateAsync(set => set.SetProperty(therapist => therapist.UserId, "runner"), Cancellation);
        (await scene.Get<AccountEraser>().CloseAsync("runner", Runner, Cancellation)).ShouldBe(DeletionObstacle.Therapist);
        (await scene.Get<AccountEraser>().CloseAsync("bea", PeopleScene.Bea, Cancellation)).ShouldBeNull();
        (await scene.Get<AccountEraser>().CloseAsync("ada", PeopleScene.Ada, Cancellation)).ShouldBe(DeletionObstacle.LastAdmin);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Personal_data_is_complete_in_the_clear_and_of_one_person(DatabaseProvider provider)
    {
        await using var scene = await SeedAsync(provider);
        var data = await scene.Get<PersonalDataReader>().ReadAsync("runner", Cancellation);
        data.Sessions.Single().Session.Note.ShouldBe("Left calf");
        (data.Soreness.Single().Level, data.Training.Single().Name, data.PreferenceNote).ShouldBe((7, "Parkrun", "Easy please"));
        (data.Roles.Single(), data.SignIns.Single().Device).ShouldBe((Roles.Runner, "Firefox"));
        var other = await scene.Get<PersonalDataReader>().ReadAsync("ada", Cancellation);
        (other.Sessions.Count, other.Training.Count, other.SignIns.Count).ShouldBe((0, 0, 0));
    }

    private async Task<PeopleScene> SeedAsync(DatabaseProvider provider)
    {
        var scene = await PeopleScene.OpenAsync(provider, server);
        await using var context = scene.Database.CreateContext();
        context.MassageSessions.Add(Session(scene, Duration.FromDays(-3)));
        context.UserTokens.Add(new IdentityUserToken<string> { UserId = "runner", LoginProvider = "x", Name = "y", Value = "z" });
        context.SignInRecords.Add(new SignInRecord { Id = "1", UserId = "runner", At = SmallClinic.Noon, Method = "password", Address = "", Device = "Firefox" });
        Outbox.Add(context, new OutboxMail { EventKey = "1", Kind = MailKinds.PasswordChanged, UserId = "runner" }, SmallClinic.Noon);
        Outbox.Add(context, new OutboxMail { EventKey = "2", Kind = MailKinds.ChangeAddress, Address = "Runner@clinic.example" }, SmallClinic.Noon);
        context.RunnerPreferences.Add(new RunnerPreference
        {
            UserId = "runner",
            Pressure = 2,
            ProtectedNote = scene.Get<SessionTextProtector>().Protect("Easy please"),
        });
        await context.SaveChangesAsync(Cancellation);
        var training = scene.Get<TrainingRepository>();
        await training.AddAsync(new TrainingEntry { Id = "race", RunnerId = "runner", Name = "Parkrun", Date = new LocalDate(2027, 4, 3) }, Cancellation);
        await training.ReportSorenessAsync(new SorenessEntry { Id = "sore", RunnerId = "runner", Level = 7, At = SmallClinic.Noon }, Cancellation);
        return scene;
    }

    private static MassageSession Session(PeopleScene scene, Duration fromNow)
    {
        var booked = SmallClinic.Session(scene.Clock.GetCurrentInstant() + fromNow);
        var effort = new Effort { Name = "Parkrun", Kind = EffortKind.Race, StartDate = new LocalDate(2027, 4, 3), FinishDate = new LocalDate(2027, 4, 3) };
        return new MassageSession
        {
            Id = booked.Id,
            Version = 3,
            RunnerId = "runner",
            TherapistId = booked.TherapistId,
            RoomId = booked.RoomId,
            MassageTypeId = booked.MassageTypeId,
            Start = booked.Start,
            End = booked.End,
            BusyUntil = booked.BusyUntil,
            Date = booked.Date,
            Minutes = booked.Minutes,
            Price = booked.Price,
            BookedAt = booked.BookedAt,
            Note = "Left calf",
            RatingReasons = ReasonSnapshot.Write(
            [
                new TimingReason(TimingReasonCode.PostWindow, TimingRating.Ideal) { Effort = effort },
                new TimingReason(TimingReasonCode.Soreness, TimingRating.Avoid) { Level = 7 },
            ]),
        };
    }

    private static async Task<(int Version, string? Note, string Reasons)> SessionAsync(PeopleScene scene)
    {
        await using var context = scene.Database.CreateContext();
        var session = await context.MassageSessions.AsNoTracking().SingleAsync(Cancellation);
        return (session.Version, session.Note, string.Join(' ', ReasonSnapshot.Read(session.RatingReasons).Select(reason => reason.Code)));
    }

    private static async Task<(int Training, int Soreness, int Preferences)> CountAsync(PeopleScene scene)
    {
        await using var context = scene.Database.CreateContext();
        return (await context.TrainingEntries.CountAsync(Cancellation), await context.SorenessReports.CountAsync(Cancellation),
            await context.RunnerPreferences.CountAsync(Cancellation));
    }
}
