using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RunnerMassage.Data.Setup;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Setup;

public sealed class StartupRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("runnermassage-refusal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_unknown_provider_is_named_with_those_that_are_known() =>
        (await RefusalAsync(("Database:Provider", "Oracle"))).ShouldBe("Database:Provider is \"Oracle\"; it must be Sqlite or PostgreSql.");

    [Fact]
    public async Task PostgreSql_needs_a_connection_string() =>
        (await RefusalAsync(("Database:Provider", "PostgreSql")))
            .ShouldBe("Database:Provider is PostgreSql, so ConnectionStrings:RunnerMassage must name the database.");

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_the_password()
    {
        var refusal = await RefusalAsync(
            ("Database:Provider", "PostgreSql"),
            ("ConnectionStrings:RunnerMassage", "Host=127.0.0.1;Port=1;Database=clinic;Username=rm;Password=lane-eight"));
        refusal.ShouldStartWith("The PostgreSQL database clinic at 127.0.0.1:1 cannot be reached: ");
        refusal.ShouldNotContain("lane-eight");
        refusal.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "in the way", TestContext.Current.CancellationToken);
        (await RefusalAsync(("ConnectionStrings:RunnerMassage", $"Data Source={file}/below/clinic.db")))
            .ShouldStartWith($"The folder {file}/below for the database cannot be created: ");
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_left_alone()
    {
        var file = Path.Combine(_folder, "notes.txt");
        var content = new string('x', 5000);
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        (await RefusalAsync(("ConnectionStrings:RunnerMassage", $"Data Source={file}")))
            .ShouldBe($"The SQLite database {file} is not a SQLite database.");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(content);
    }

    [Fact]
    public async Task A_certificate_that_is_missing_is_named() =>
        (await RefusalAsync(("DataProtection:CertificatePath", Path.Combine(_folder, "keys.pfx"))))
            .ShouldStartWith($"The certificate {Path.Combine(_folder, "keys.pfx")} that DataProtection:CertificatePath names cannot be read: ");

    private async Task<string> RefusalAsync(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        var refused = await Should.ThrowAsync<StartupRefusedException>(async () =>
        {
            await using var services = new ServiceCollection().AddRunnerMassageData(configuration, _folder).BuildServiceProvider();
            await DatabaseSetup.PrepareAsync(services, TestContext.Current.CancellationToken);
        });
        return refused.Message;
    }
}
