using Microsoft.AspNetCore.Mvc;
using RunnerMassage.Web.Api.Account;
using RunnerMassage.Web.Api.Events;
using RunnerMassage.Web.Api.Json;
using RunnerMassage.Web.Api.MassageTypes;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Recommendations;
using RunnerMassage.Web.Api.Sessions;
using RunnerMassage.Web.Api.Slots;
using RunnerMassage.Web.Api.Therapists;
using RunnerMassage.Web.Api.Timing;
using RunnerMassage.Web.Api.Training;

namespace RunnerMassage.Web.Api;

/// <summary>The HTTP API: the same services as the pages, told as JSON.</summary>
public static class ApiSetup
{
    // The longest note takes 2,000 characters, at most 12,000 bytes when every one of them is escaped.
    private const int LargestBody = 64 * 1024;

    /// <summary>Registers what the API needs beside the services that it shares with the pages.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options => ApiJson.Configure(options.SerializerOptions));
        // What can't be bound is told as a problem by UseApiProblems, in every environment.
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.AddScoped<SlotSearch>();
        services.AddApiDocument();
    }

    /// <summary>Adds all endpoints below <c>/api/v1</c>, their description and its readable page.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        api.MapAccount();
        api.MapMassageTypes();
        api.MapTherapists();
        api.MapSlots();
        api.MapTiming();
        api.MapRecommendations();
        api.MapTraining();
        api.MapSessions();
        api.MapEvents();
        app.MapApiDocument();
    }
}
