using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Privacy;
using RunnerMassage.Data.Safety;
using RunnerMassage.Data.Setup;
using RunnerMassage.Data.Tests.Diary;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Safety;

/// <summary>The busy clinic with runner 1, who has agreed that health data are kept, and the services around safety.</summary>
internal sealed class SafetyScene : IAsyncDisposable
{
    public const string Runner = "runner-01";

    public static readonly Actor Anna = new("account-of-anna", "Anna", "203.0.113.x");

    private readonly BusyClinic _clinic;
    private readonly ServiceProvider _node;

    private SafetyScene(BusyClinic clinic) => (_clinic, _node) = (clinic, clinic.Node());

    public BusyClinic Clinic => _clinic;

    public SchedulingService Scheduling => _node.GetRequiredService<SchedulingService>();

    public Instant Now => _clinic.Clock.GetCurrentInstant();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SafetyScene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
    {
        var scene = new SafetyScene(await BusyClinic.OpenAsync(await TestDatabase.CreateAsync(provider, server, Cancellation)));
        await using var context = scene.Context();
        context.Users.Add(new AppUser { Id = Anna.Id!, UserName = "anna@clinic.example", DisplayName = "Anna" });
        ConsentRepository.Add(context, Runner, ConsentKinds.HealthData, 1, scene.Now);
        await context.SaveChangesAsync(Cancellation);
        return scene;
    }

    public RunnerMassageContext Context() => _clinic.Database.CreateContext();

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = _node.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<SavedScreening?> AnswerAsync(params SafetyTopic[] yes) => AnswerAsync(new SafetyAnswers { Yes = yes.ToHashSet() });

    public Task<SavedScreening?> AnswerAsync(SafetyAnswers answers, ScreeningOccasion occasion = ScreeningOccasion.First) =>
        WithAsync<ScreeningRepository, SavedScreening?>(repository => repository.SaveAsync(
            new NewScreening { RunnerId = Runner, Occasion = occasion, Answers = answers, GivenById = Runner }, Cancellation));

    public Task<SafetyState> StateAsync() => WithAsync<SafetyReader, SafetyState>(reader => reader.ReadAsync(Runner, Cancellation));

    public Task<BookingOutcome> BookAsync(int minutesAfterEight, string type = "swedish", LocalDate? date = null) =>
        Scheduling.BookAsync(BusyClinic.Request(1, BusyClinic.At(minutesAfterEight, date), type: type), Cancellation);

    public async Task<MassageSession> BookedAsync(int minutesAfterEight, string type = "swedish", LocalDate? date = null) =>
        (await BookAsync(minutesAfterEight, type, date)).ShouldBeOfType<BookingOutcome.Kept>().Session;

    public async Task<DecideOutcome> DecideAsync(HoldDecision decision, bool clinician = false, string therapist = "anna", int? version = null)
    {
        await using var context = Context();
        var hold = await context.SafetyHolds.AsNoTracking().OrderByDescending(hold => hold.RaisedAt).ThenBy(hold => hold.Id).FirstAsync(Cancellation);
        return await WithAsync<ReviewQueue, DecideOutcome>(queue => queue.DecideAsync(
            new HoldVerdict
            {
                TherapistId = therapist,
                HoldId = hold.Id,
                ExpectedVersion = version ?? hold.Version,
                Decision = decision,
                Note = "Spoke on the phone.",
                ClinicianSaidSo = clinician,
            },
            Anna, Cancellation));
    }

    public async Task<List<string>> LoggedAsync()
    {
        await using var context = Context();
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => $"{entry.Action} {entry.SubjectId} {entry.Details}").ToListAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();
}
