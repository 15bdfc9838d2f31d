using RunnerMassage.Web.Tests.Api;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Accounts.SecondFactor.SecondFactorScene;

namespace RunnerMassage.Web.Tests.Accounts.SecondFactor;

public sealed class ApiSecondFactorTests
{
    private const string Login = "/api/v1/account/login";

    [Fact]
    public async Task With_an_app_set_up_a_login_needs_a_new_code_or_a_recovery_code()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, codes) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var caller = ApiCaller.Stranger(app);

        var code = app.NextCode(authenticator);
        (await LoginAsync(caller, code: code)).Status.ShouldBe(200);
        (await LoginAsync(caller, code: code)).ShouldBeProblem(401, "unauthenticated");
        (await LoginAsync(caller, recovery: codes[0])).Status.ShouldBe(200);
        (await LoginAsync(caller, recovery: codes[0])).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Without_it_the_answer_is_that_of_a_wrong_password()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var (authenticator, _) = await app.SetUpAppAsync(await app.SignInByPasswordAsync());
        var caller = ApiCaller.Stranger(app);

        var wrongPassword = await LoginAsync(caller, password: "not my password");
        foreach (var answer in (ApiAnswer[])[await LoginAsync(caller), await LoginAsync(caller, code: app.WrongCode(authenticator))])
        {
            answer.ShouldBeProblem(401, "unauthenticated");
            answer.Text.ShouldBe(wrongPassword.Text);
            answer.Headers["WWW-Authenticate"].ShouldBe(wrongPassword.Headers["WWW-Authenticate"]);
        }
    }

    [Fact]
    public async Task Accounts_without_a_second_factor_sign_in_as_ever()
    {
        await using var app = new WebApp();
        await app.AddAccountAsync();
        var caller = ApiCaller.Stranger(app);
        (await LoginAsync(caller)).Status.ShouldBe(200);
        (await LoginAsync(caller, code: "123456")).Status.ShouldBe(200);
        (await LoginAsync(caller, code: "12")).ShouldBeProblem(400, "validation", "twoFactorCode");
        (await LoginAsync(caller, recovery: "ABCD")).ShouldBeProblem(400, "validation", "twoFactorRecoveryCode");
    }

    private static Task<ApiAnswer> LoginAsync(ApiCaller caller, string password = Password, string? code = null, string? recovery = null)
    {
        var body = new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = Email, ["password"] = password };
        if (code is not null)
        {
            body["twoFactorCode"] = code;
        }

        if (recovery is not null)
        {
            body["twoFactorRecoveryCode"] = recovery;
        }

        return caller.PostAsync(Login, body, key: null);
    }
}
