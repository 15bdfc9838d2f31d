using Microsoft.Extensions.DependencyInjection;

namespace RunnerMassage.Data.Community;

/// <summary>Registers questions, answers and reviews.</summary>
internal static class CommunityServices
{
    public static IServiceCollection AddCommunity(this IServiceCollection services) => services
        .AddScoped<CommentReader>().AddScoped<CommentRepository>().AddScoped<CommentReports>().AddScoped<ModerationQueue>().AddScoped<Moderator>()
        .AddScoped<ReviewRepository>().AddScoped<ReviewReader>().AddScoped<CommunityEraser>();
}
