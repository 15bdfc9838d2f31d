namespace RunnerMassage.Web.Shared.Comments;

/// <summary>Registers what pages with questions and reviews need besides repositories.</summary>
public static class CommentServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services) => services.AddScoped<ShownName>();
}
