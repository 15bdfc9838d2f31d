using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RunnerMassage.Data.Protection;
using RunnerMassage.Data.Setup;
using RunnerMassage.Testing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Protection;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _certificate = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_certificate);

    [Fact]
    public async Task With_a_certificate_the_database_alone_opens_nothing()
    {
        await File.WriteAllBytesAsync(_certificate, MakeCertificate("lane-eight"), Cancellation);
        await using var database = TestDatabase.CreateEmptySqlite();
        string stored;
        await using (var first = Node(database, _certificate))
        {
            await DatabaseSetup.PrepareAsync(first, Cancellation);
            stored = first.GetRequiredService<SessionTextProtector>().Protect("sore calf")!;
        }

        await using (var context = database.CreateContext())
        {
            var key = await context.DataProtectionKeys.SingleAsync(Cancellation);
            key.Xml!.ShouldContain("<EncryptedData");
            key.Xml!.ShouldNotContain("<masterKey");
        }

        await using var second = Node(database, _certificate);
        second.GetRequiredService<SessionTextProtector>().Unprotect(stored).ShouldBe("sore calf");
        await using var without = Node(database, certificate: null);
        without.GetRequiredService<SessionTextProtector>().Unprotect(stored).ShouldBe(SessionTextProtector.Unreadable);
    }

    private static ServiceProvider Node(TestDatabase database, string? certificate)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).AddInMemoryCollection(
        [
            KeyValuePair.Create("DataProtection:CertificatePath", certificate),
            KeyValuePair.Create("DataProtection:CertificatePassword", (string?)"lane-eight"),
        ]).Build();
        return new ServiceCollection().AddRunnerMassageData(configuration, Path.GetTempPath()).BuildServiceProvider();
    }

    private static byte[] MakeCertificate(string password)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=RunnerMassage keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
