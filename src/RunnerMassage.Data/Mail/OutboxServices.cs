using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RunnerMassage.Data.Jobs;

namespace RunnerMassage.Data.Mail;

/// <summary>Registers the outbox.</summary>
public static class OutboxServices
{
    /// <summary>Registers the queue, what admins see of it, what a mail tells and in which words, and the leases of jobs.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddScoped<JobLeases>();
        return services.AddScoped<OutboxQueue>().AddScoped<OutboxOverview>().AddScoped<MailFactsReader>().AddScoped<MailTextEditor>();
    }
}
