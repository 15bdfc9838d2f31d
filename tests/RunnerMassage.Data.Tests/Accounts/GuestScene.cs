using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Setup;
using RunnerMassage.Scheduling;
using RunnerMassage.Testing;
using Xunit;

namespace RunnerMassage.Data.Tests.Accounts;

/// <summary>The small clinic, an account and its owner's guests.</summary>
internal sealed class GuestScene : IAsyncDisposable
{
    public const string Account = "runner-1";

    private readonly AsyncServiceScope _scope;

    private GuestScene(TestDatabase database) => (Database, _scope) = (database, database.Services.CreateAsyncScope());

    public TestDatabase Database { get; }

    public GuestMerger Merger => Get<GuestMerger>();

    public ClientRepository Clients => Get<ClientRepository>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<GuestScene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
    {
        var scene = new GuestScene(await TestDatabase.CreateAsync(provider, server, Cancelled));
        await SmallClinic.SeedAsync(scene.Database, Cancelled);
        await using var context = scene.Database.CreateContext();
        context.Roles.Add(new(Roles.Runner) { Id = Roles.Runner, NormalizedName = "RUNNER" });
        context.UserRoles.AddRange(new() { UserId = Account, RoleId = Roles.Runner }, new() { UserId = "runner-2", RoleId = Roles.Runner });
        await context.SaveChangesAsync(Cancelled);
        await scene.ChangeAsync(Account, user =>
        {
            (user.Email, user.NormalizedEmail, user.EmailConfirmed) = ("Nora@Runner.example", "NORA@RUNNER.EXAMPLE", true);
            user.DisplayName = "Nora Quist";
        });
        return scene;
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public Task<Client> TakeDownAsync(string name, string? email = "nora@runner.example", string phone = "0171 555 0100", string? id = null) =>
        Clients.AddGuestAsync(new NewGuest(id ?? Guid.NewGuid().ToString("N"), name, phone, email), SmallClinic.Noon, Cancelled);

    public async Task ChangeAsync(string id, Action<AppUser> change)
    {
        await using var context = Database.CreateContext();
        change(await context.Users.AsTracking().SingleAsync(user => user.Id == id, Cancelled));
        await context.SaveChangesAsync(Cancelled);
    }

    /// <summary>An hour of Swedish for somebody, hours after that noon.</summary>
    public async Task<string> BookAsync(string runnerId, int hours, string therapist = "1", SessionStatus status = SessionStatus.Confirmed)
    {
        var like = SmallClinic.Session(SmallClinic.Noon + Duration.FromHours(hours), therapist, room: therapist);
        var session = new MassageSession
        {
            Id = like.Id,
            Version = 1,
            RunnerId = runnerId,
            TherapistId = like.TherapistId,
            RoomId = like.RoomId,
            MassageTypeId = like.MassageTypeId,
            Start = like.Start,
            End = like.End,
            BusyUntil = like.BusyUntil,
            Date = like.Date,
            Minutes = like.Minutes,
            Price = like.Price,
            Status = status,
            CancelledAt = status == SessionStatus.Cancelled ? like.BookedAt : null,
            BookedAt = like.BookedAt,
        };
        await using var context = Database.CreateContext();
        context.MassageSessions.Add(session);
        await context.SaveChangesAsync(Cancelled);
        return session.Id;
    }

    public async Task<List<string>> SessionsOfAsync(string runnerId)
    {
        await using var context = Database.CreateContext();
        return await context.MassageSessions.Where(session => session.RunnerId == runnerId).OrderBy(session => session.Start)
            .Select(session => session.Id).ToListAsync(Cancelled);
    }

    public async Task<AppUser?> FindAsync(string id)
    {
        await using var context = Database.CreateContext();
        return await context.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Database.DisposeAsync();
    }
}
