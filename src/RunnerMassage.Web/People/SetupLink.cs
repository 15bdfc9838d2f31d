using RunnerMassage.Web.Demo;
using RunnerMassage.Web.Mail;

namespace RunnerMassage.Web.People;

/// <summary>
/// Prints, once the site answers, a link for the first admin where there is none. To the console and not to the log: logs are kept and
/// passed on, and who follows the link runs the clinic.
/// </summary>
internal sealed class SetupLink(
    IServiceScopeFactory scopes, SiteAddress site, IHostEnvironment environment, DemoMode demo) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (demo.Enabled || environment.IsDevelopment())
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var firstAdmin = scope.ServiceProvider.GetRequiredService<FirstAdmin>();
        if (await firstAdmin.IsMissingAsync(cancellationToken))
        {
            await PrintAsync("Nobody runs this clinic yet.", site.Root, await firstAdmin.CreatePathAsync(cancellationToken));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static Task PrintAsync(string why, Uri root, string path) => Console.Out.WriteLineAsync(
        $"{why} Open this link within 24 hours to set up an admin; it works once:{Environment.NewLine}    {new Uri(root, path)}");

}
