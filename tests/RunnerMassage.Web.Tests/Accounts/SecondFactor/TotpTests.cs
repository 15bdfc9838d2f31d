using NodaTime;
using RunnerMassage.Web.Accounts.SecondFactor;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

public sealed class TotpTests
{
    // "12345678901234567890", the key of the RFC's test vectors.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void The_vectors_of_RFC_6238_hold(long seconds, string code)
    {
        var now = Instant.FromUnixTimeSeconds(seconds);
        Totp.StepOf(Key, code, now).ShouldBe(seconds / 30);
        new TestAuthenticator(Key).CodeAt(now).ShouldBe(code);
    }

    [Fact]
    public void A_code_holds_for_the_steps_beside_its_own_and_no_longer()
    {
        var made = Instant.FromUnixTimeSeconds(1_234_567_890);
        var code = new TestAuthenticator(Key).CodeAt(made);
        int[] seconds = [-60, -30, 0, 30, 60];
        seconds.Where(later => Totp.StepOf(Key, code, made + Duration.FromSeconds(later)) is not null).ShouldBe([-30, 0, 30]);
    }

    [Theory]
    [InlineData(" 123 456 ", "123456")]
    [InlineData("123-456", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("١٢٣٤٥٦", null)]
    [InlineData(null, null)]
    public void A_code_is_six_digits_however_it_is_spaced(string? typed, string? code) => Totp.Clean(typed).ShouldBe(code);

    [Fact]
    public void Recovery_codes_differ_and_are_read_however_they_are_typed()
    {
        var codes = RecoveryCode.NewSet();
        codes.Count.ShouldBe(10);
        codes.ShouldBeUnique();
        foreach (var code in codes)
        {
            var shown = RecoveryCode.Show(code);
            shown.ShouldMatch("^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$");
            RecoveryCode.Clean($" {shown.ToLowerInvariant()} ").ShouldBe(code);
        }

        RecoveryCode.Clean("ABCD").ShouldBeNull();
    }
}
