using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Data.Rules;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Api.Input;
using RunnerMassage.Web.Api.OpenApi;
using RunnerMassage.Web.Api.Problems;

namespace RunnerMassage.Web.Api.Timing;

/// <summary>Rates times against a training calendar that comes with the question; nothing is stored.</summary>
public static class TimingEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapTiming(this IEndpointRouteBuilder app)
    {
        var timing = app.MapGroup("/api/v1/timing").WithTags("Timing").AllowAnonymous()
            .AddEndpointFilter<ApiInputFilter>().Fails(ProblemCode.Validation, ProblemCode.UnsupportedMediaType);
        timing.MapPost("/rate", RateAsync).WithSummary("Rate times against efforts, soreness and other sessions").Produces<RateResponse>();
        timing.MapPost("/best-days", BestDaysAsync).WithSummary("The days of a range that suit a massage best").Produces<BestDaysResponse>();
    }

    private static async Task<IResult> RateAsync(
        JsonBody<RateRequest> body, MassageTypeRepository types, RuleProfileRepository profiles, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var zone = DateTimeZoneProviders.Tzdb[request.TimeZone!];
        var classes = await TimingClasses.ReadAsync(types, cancellationToken);
        var (profile, problem) = await profiles.ForAsync(request.Profile, cancellationToken);
        problem ??= classes.Missing("otherSessions", request.OtherSessions?.Select(session => session.MassageType!))
            ?? classes.Missing("checks", request.Checks!.Select(check => check.MassageType!));
        if (problem is not null)
        {
            return problem.ToResult();
        }

        var training = new RunnerTraining
        {
            Efforts = [.. request.Efforts!.Select(effort => effort.ToEffort(zone))],
            SorenessReports = [.. (request.SorenessReports ?? []).Select(report => report.ToReport(zone))],
            OtherMassages = [.. (request.OtherSessions ?? []).Select(session => Other(session, classes, zone))],
        };
        return TypedResults.Ok(new RateResponse(
            [.. request.Checks!.Select(check => TimingResponse.Of(TimingRules.Rate(Question(check, classes, zone), profile!, training)))]));
    }

    private static async Task<IResult> BestDaysAsync(
        JsonBody<BestDaysRequest> body, MassageTypeRepository types, RuleProfileRepository profiles, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var zone = DateTimeZoneProviders.Tzdb[request.TimeZone!];
        var classes = await TimingClasses.ReadAsync(types, cancellationToken);
        var (profile, problem) = await profiles.ForAsync(request.Profile, cancellationToken);
        problem ??= classes.Missing("massageType", [request.MassageType!]);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        var training = new RunnerTraining { Efforts = [.. request.Efforts!.Select(effort => effort.ToEffort(zone))] };
        var massage = new MassageToPlan(
            request.MassageType!, classes[request.MassageType!], TimeOfDay.Parse(request.Time)!.Value, request.Minutes!.Value);
        var best = BestDays.Find(profile!, training, zone, massage, TextRules.Date(request.First)!.Value, TextRules.Date(request.Last)!.Value);
        return TypedResults.Ok(new BestDaysResponse(
            best.Rating, best.Days, best.ByDay.ToDictionary(day => LocalDatePattern.Iso.Format(day.Key), day => day.Value)));
    }

    private static TimingQuestion Question(CheckRequest check, TimingClasses classes, DateTimeZone zone)
    {
        var start = Moment.Read(check.Start!, zone);
        return new(check.MassageType!, classes[check.MassageType!], start.Instant!.Value, check.Minutes!.Value, start.Date, check.FirstTimeDeep);
    }

    private static OtherMassage Other(OtherSessionRequest session, TimingClasses classes, DateTimeZone zone)
    {
        var start = Moment.Read(session.Start!, zone);
        return new(classes[session.MassageType!], start.Instant!.Value, Moment.Read(session.End!, zone).Instant!.Value, start.Date);
    }
}

/// <summary>One result for each check, in order.</summary>
/// <param name="Results">The results.</param>
public sealed record RateResponse(IReadOnlyList<TimingResponse> Results);

/// <summary>The best days of a range.</summary>
/// <param name="Rating">The best rating.</param>
/// <param name="BestDays">All days with it, or none where it is below acceptable.</param>
/// <param name="ByDay">The rating of every day, by date.</param>
public sealed record BestDaysResponse(
    TimingRating Rating, IReadOnlyList<LocalDate> BestDays, IReadOnlyDictionary<string, TimingRating> ByDay);
