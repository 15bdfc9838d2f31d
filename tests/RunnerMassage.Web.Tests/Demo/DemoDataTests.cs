using Microsoft.EntityFrameworkCore;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;
using Shouldly;
using Xunit;

namespace RunnerMassage.Web.Tests.Demo;

public sealed class DemoDataTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Moments that could upset it: each end of a week, both clock changes nearby, the turn of a year.</summary>
    public static TheoryData<string> Moments() =>
        ["2027-04-06T07:00", "2027-04-05T00:30", "2027-04-11T21:30", "2027-03-27T12:00", "2026-10-24T09:00", "2026-12-31T23:30"];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task It_keeps_the_rules_that_hold_for_real_sessions(string moment)
    {
        var (sessions, therapists, now) = await ReadAsync(moment);
        var active = sessions.Where(session => session.Status != SessionStatus.Cancelled).ToList();
        active.Count(session => session.Start < now).ShouldBeInRange(58, 66);
        active.Count(session => session.Start >= now).ShouldBeInRange(23, 30);
        sessions.Where(session => session.Status == SessionStatus.Cancelled).Count(session => session.CancelledLate).ShouldBe(1);
        sessions.ShouldAllBe(session => session.BookedAt < now && session.BookedAt < session.Start);
        sessions.ShouldAllBe(session => session.CancelledAt == null || (session.CancelledAt > session.BookedAt && session.CancelledAt < now));
        foreach (var therapist in therapists)
        {
            foreach (var day in active.Where(session => session.TherapistId == therapist.Id).GroupBy(session => session.Date))
            {
                day.Sum(session => session.Minutes).ShouldBeLessThanOrEqualTo(therapist.DailyHandsOnMinutes);
                day.Count(session => session.TimingClass == TimingClass.Deep).ShouldBeLessThanOrEqualTo(therapist.DailyDeepSessions);
                day.ShouldAllBe(session => IsWorked(therapist, session));
            }
        }

        foreach (var (one, other) in active.SelectMany((one, i) => active.Skip(i + 1).Select(other => (one, other))))
        {
            (one.TherapistId == other.TherapistId && one.Start < other.BusyUntil && other.Start < one.BusyUntil).ShouldBeFalse();
            (one.RunnerId == other.RunnerId && one.Start < other.End && other.Start < one.End).ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task What_is_past_has_been_marked_and_today_is_lively(string moment)
    {
        var (sessions, _, now) = await ReadAsync(moment);
        var past = sessions.Where(session => session.End <= now && session.Status != SessionStatus.Cancelled).ToList();
        past.ShouldAllBe(session => session.Status == SessionStatus.Done || session.Status == SessionStatus.NoShow);
        past.Count(session => session.Status == SessionStatus.NoShow).ShouldBeInRange(2, 3);
        sessions.ShouldAllBe(session => session.MarkedAt == null || (session.MarkedAt >= session.BookedAt && session.MarkedAt < now));
        sessions.Where(session => session.Start > now).ShouldAllBe(session =>
            session.Status == SessionStatus.Confirmed || session.Status == SessionStatus.Cancelled || session.Start - now < Duration.FromMinutes(60));

        var (today, time) = now.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).LocalDateTime;
        foreach (var day in sessions.Where(session => session.Date == today).GroupBy(session => session.TherapistId))
        {
            // Shortly before midnight nobody comes any more.
            day.Any(session => session.Status == SessionStatus.Arrived).ShouldBe(time.Hour < 22, day.Key);
        }

        sessions.Where(session => session.Date == today).Select(session => session.TherapistId).Distinct().Order().ShouldBe(["elena", "tom"]);
    }

    [Fact]
    public async Task It_shows_the_story_in_the_week_it_is_written_for()
    {
        var (sessions, therapists, _) = await ReadAsync("2027-04-06T07:00");
        var elena = therapists.Single(therapist => therapist.Id == "elena");
        elena.Qualifications.Single(held => held.MassageTypeId == "active-release").ExpiresOn.ShouldBe(new LocalDate(2027, 4, 30));
        sessions.Count(session => session.TherapistId == "elena" && session.Date == new LocalDate(2027, 4, 9) && session.TimingClass == TimingClass.Deep).ShouldBe(3);
        sessions.ShouldContain(session => session.Date == new LocalDate(2027, 4, 13) && session.MassageTypeId == "active-release" && session.Start == Instant.FromUtc(2027, 4, 13, 9, 0));
        var tom = therapists.Single(therapist => therapist.Id == "tom");
        tom.Exceptions.Where(exception => exception.StartMinute is null).Select(exception => exception.Date.Day).ShouldBe([20, 21, 22]);
    }

    [Theory]
    [InlineData("mara", Roles.Runner)]
    [InlineData("tom", Roles.Therapist)]
    [InlineData("sofia", Roles.Admin)]
    public async Task Its_people_have_their_roles(string person, string role)
    {
        await using var app = new WebApp();
        var roles = await app.WithAsync<RunnerMassageContext, List<string>>(context => (
            from user in context.Users
            join held in context.UserRoles on user.Id equals held.UserId
            where user.Email == person + "@demo.example"
            select held.RoleId).ToListAsync(Cancel));
        roles.ShouldBe([role]);
    }

    [Fact]
    public async Task Every_change_is_one_event_in_the_order_of_time()
    {
        await using var app = new WebApp();
        var (events, changes) = await app.WithAsync<RunnerMassageContext, (List<Instant>, int)>(async context => (
            await context.SessionEvents.OrderBy(change => change.Id).Select(change => change.At).ToListAsync(Cancel),
            await context.MassageSessions.SumAsync(session => session.Version, Cancel)));
        events.Count.ShouldBe(changes);
        events.ShouldBeInOrder();
    }

    private static bool IsWorked(Therapist therapist, MassageSession session)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var (from, to) = (session.Start.InZone(zone).LocalDateTime, session.BusyUntil.InZone(zone).LocalDateTime);
        var (start, end) = ((from.Hour * 60) + from.Minute, (to.Hour * 60) + to.Minute);
        var exceptions = therapist.Exceptions.Where(exception => exception.Date == session.Date).ToList();
        return exceptions.Count > 0
            ? exceptions.Exists(exception => exception.StartMinute <= start && end <= exception.EndMinute)
            : therapist.WorkingHours.Exists(hours => hours.Day == session.Date.DayOfWeek && hours.StartMinute <= start && end <= hours.EndMinute);
    }

    private static async Task<(List<MassageSession> Sessions, List<Therapist> Therapists, Instant Now)> ReadAsync(string moment)
    {
        var now = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd'T'HH:mm").Parse(moment).Value.InUtc().ToInstant();
        await using var app = new WebApp { Clock = new(now) };
        return await app.WithAsync<RunnerMassageContext, (List<MassageSession>, List<Therapist>, Instant)>(async context => (
            await context.MassageSessions.AsNoTracking().OrderBy(session => session.Start).ToListAsync(Cancel),
            await context.Therapists.AsNoTracking().AsSplitQuery().Include(therapist => therapist.WorkingHours)
                .Include(therapist => therapist.Exceptions).Include(therapist => therapist.Qualifications).ToListAsync(Cancel),
            now));
    }
}
