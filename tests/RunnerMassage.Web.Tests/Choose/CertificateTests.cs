using NodaTime;
using Shouldly;
using Xunit;
using static RunnerMassage.Web.Tests.Choose.Questionnaire;

namespace RunnerMassage.Web.Tests.Choose;

/// <summary>Elena's certificate for Active Release ends on 30 April 2027; hers is the only one.</summary>
public sealed class CertificateTests(SharedSite site) : IClassFixture<SharedSite>
{
    private const string April = "/times?massageType=active-release&minutes=30&month=2027-04";
    private const string May = "/times?massageType=active-release&minutes=30&month=2027-05";

    [Fact]
    public async Task Times_are_offered_on_the_last_day_of_the_certificate_and_on_none_after_it()
    {
        var visitor = site.App.Visit();
        var lastDay = await visitor.GetAsync(April + "&date=2027-04-30");
        TextOf(lastDay, "#times-of").ShouldBe("Friday 30 April");
        lastDay.Document.QuerySelectorAll("#times .time").ShouldNotBeEmpty();
        var after = await visitor.GetAsync(May);
        after.Document.QuerySelectorAll("#times .time, a.day").ShouldBeEmpty();
        (await visitor.GetAsync("/times?massageType=deep-tissue&minutes=30&month=2027-05")).Document.QuerySelectorAll("a.day").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_time_after_it_cannot_be_confirmed()
    {
        var visitor = site.App.Visit();
        (await visitor.GetAsync("/times/confirm?massageType=active-release&minutes=30&therapistId=elena&start=2027-04-30T08:00Z")).Heading.ShouldBe("Confirm your session");
        (await visitor.GetAsync("/times/confirm?massageType=active-release&minutes=30&therapistId=elena&start=2027-05-03T08:00Z")).Heading.ShouldBe("That time is not free");
    }

    [Fact]
    public async Task Once_it_has_ended_nobody_gives_it_any_more()
    {
        await using var app = AppAt(new LocalDate(2027, 5, 2));
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            // The demo shifts its certificate with its week; here it ended two days ago.
            context.Set<Scheduling.Clinics.Qualification>().Single(held => held.MassageTypeId == "active-release").ExpiresOn = new LocalDate(2027, 4, 30);
            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var visitor = app.Visit();
        (await visitor.GetAsync("/massage-types/active-release")).Text.ShouldContain("Nobody at the moment.");
        (await visitor.GetAsync("/times?massageType=active-release")).Text.ShouldContain("Nobody gives Active Release at the moment");
    }

    [Fact]
    public async Task A_qualification_without_a_last_day_is_not_enough_for_it()
    {
        await using var app = new WebApp();
        await app.WithAsync<Data.RunnerMassageContext, int>(async context =>
        {
            context.Set<Scheduling.Clinics.Qualification>().Single(held => held.MassageTypeId == "active-release").ExpiresOn = null;
            return await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        (await app.Visit().GetAsync("/massage-types/active-release")).Text.ShouldContain("Nobody at the moment.");
        (await app.Visit().GetAsync(April)).Text.ShouldContain("Nobody gives Active Release at the moment");
    }
}
