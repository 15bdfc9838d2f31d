using RunnerMassage.Web.Accounts.Passwords;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Accounts;

public sealed class NewPasswordTests
{
    [Theory]
    [InlineData("short", "at least 8")]
    [InlineData("", "choose a password")]
    [InlineData(null, "choose a password")]
    [InlineData("password1", "Many people")]
    [InlineData("PassWord123", "Many people")]
    [InlineData("sunshine2027!", "Many people")]
    [InlineData("qwertyuiop", "Many people")]
    [InlineData("aaaaaaaabbbb", "Many people")]
    [InlineData("MaraLind2027", "Your name or address")]
    [InlineData("lind-mara-lind", "Your name or address")]
    [InlineData("mara@demo.example", "Your name or address")]
    [InlineData("demo.mara.1", "Your name or address")]
    public void A_password_that_is_easily_guessed_is_refused_with_a_way_out(string? password, string words) =>
        NewPassword.ProblemWith(password, "mara@demo.example", "Mara Lind").ShouldNotBeNull().ShouldContain(words);

    [Theory]
    [InlineData("four calm words here")]
    [InlineData("mara runs up every hill")]
    [InlineData("ünïcödé wörds")]
    [InlineData("kx7#pQ2v")]
    public void Other_passwords_are_fine(string password) => NewPassword.ProblemWith(password, "mara@demo.example", "Mara Lind").ShouldBeNull();

    [Fact]
    public void Long_ones_are_fine_up_to_128_characters()
    {
        var words = string.Concat(Enumerable.Repeat("slow lanes at dawn ", 7));
        NewPassword.ProblemWith(words[..128]).ShouldBeNull();
        NewPassword.ProblemWith(words[..129]).ShouldNotBeNull().ShouldContain("at most 128");
    }

    [Fact]
    public void The_list_holds_many_thousands() => CommonPasswords.Count.ShouldBeGreaterThan(15_000);
}
