using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Diary;
using RunnerMassage.Data.People;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Xunit;

namespace RunnerMassage.Data.Tests.People;

/// <summary>The small clinic with two admins, Ada and Bea, and a clock; every service comes with a context of its own, as for a request.</summary>
internal sealed class PeopleScene : IAsyncDisposable
{
    public static readonly Actor Ada = new("ada", "Ada", "203.0.113.x");
    public static readonly Actor Bea = new("bea", "Bea", null);

    private readonly ServiceProvider _services;
    private readonly List<AsyncServiceScope> _scopes = [];

    private PeopleScene(TestDatabase database)
    {
        Database = database;
        _services = database.BuildServices(services => services.Replace(ServiceDescriptor.Singleton<IClock>(Clock)).AddDiary());
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new(SmallClinic.Noon);

    public static async Task<PeopleScene> OpenAsync(DatabaseProvider provider, PostgreSqlServer server)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var database = await TestDatabase.CreateAsync(provider, server, cancelled);
        await SmallClinic.SeedAsync(database, cancelled);
        await using var context = database.CreateContext();
        context.Roles.AddRange(Roles.All.Select(role => new IdentityRole { Id = role, Name = role, NormalizedName = role.ToUpperInvariant() }));
        foreach (var id in (string[])["ada", "bea", "runner"])
        {
            context.Users.Add(User(id));
            context.UserRoles.Add(new IdentityUserRole<string> { UserId = id, RoleId = id == "runner" ? Roles.Runner : Roles.Admin });
        }

        await context.SaveChangesAsync(cancelled);
        return new PeopleScene(database);
    }

    public static AppUser User(string id) => new()
    {
        Id = id,
        UserName = $"{id}@clinic.example",
        NormalizedUserName = $"{id}@clinic.example".ToUpperInvariant(),
        Email = $"{id}@clinic.example",
        NormalizedEmail = $"{id}@clinic.example".ToUpperInvariant(),
        EmailConfirmed = true,
        DisplayName = char.ToUpperInvariant(id[0]) + id[1..],
        PasswordHash = "hash",
        PhoneNumber = "+49 30 5",
        SecurityStamp = "first",
    };

    public T Get<T>()
        where T : notnull
    {
        var scope = _services.CreateAsyncScope();
        _scopes.Add(scope);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    public async Task<UserCard> CardAsync(string id) =>
        (await Get<UserDirectory>().FindAsync(id, Clock.GetCurrentInstant(), TestContext.Current.CancellationToken))!;

    public async Task<IReadOnlyList<string>> LoggedAsync()
    {
        await using var context = Database.CreateContext();
        return await context.AuditEntries.OrderBy(entry => entry.Id)
            .Select(entry => entry.ActorName + " " + entry.Action + " " + entry.SubjectId + " " + entry.Details)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
