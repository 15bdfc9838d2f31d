using CsCheck;
using NodaTime;
using RunnerMassage.Data.Community;
using Shouldly;
using Xunit;

namespace RunnerMassage.Data.Tests.Community;

/// <summary>The pure rules against spam: by table where a person can check them, by property for everything else.</summary>
public sealed class PostingLimitTests
{
    private static readonly Instant Now = SmallClinic.Noon;
    private static readonly PostingLimit Limit = new(PerHour: 2, PerDay: 4);

    /// <summary>Minutes ago that the account wrote, and minutes until it may again.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("1", 0)]
    [InlineData("1 59", 1)]
    [InlineData("1 60", 0)]
    [InlineData("0 0", 60)]
    [InlineData("10 20 30", 40)]
    [InlineData("61 120 600 1439", 1)]
    [InlineData("61 120 600 1440", 0)]
    [InlineData("5 30 600 1430", 30)]
    [InlineData("5 30 600 1300", 140)]
    public void It_says_when_there_is_room_again(string minutesAgo, int wait)
    {
        var earlier = minutesAgo.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(minutes => Now - Duration.FromMinutes(int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)));
        Limit.WaitUntil(earlier, Now).ShouldBe(wait == 0 ? null : Now + Duration.FromMinutes(wait));
    }

    [Fact]
    public void Whoever_writes_as_often_as_it_lets_them_never_goes_over_it_and_is_let_in_at_the_instant_it_names() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 9], Gen.Int[0, 50].Array[1, 60]).Sample((perHour, perDay, pauses) =>
        {
            var limit = new PostingLimit(perHour, perDay);
            List<Instant> written = [];
            var now = Now;
            foreach (var pause in pauses)
            {
                now += Duration.FromMinutes(pause);
                if (limit.WaitUntil(written, now) is { } until)
                {
                    until.ShouldBeGreaterThan(now);
                    limit.WaitUntil(written, until - Duration.Epsilon).ShouldNotBeNull();
                    limit.WaitUntil(written, until).ShouldBeNull();
                }
                else
                {
                    written.Add(now);
                    written.Count(at => at > now - Duration.FromHours(1)).ShouldBeLessThanOrEqualTo(perHour);
                    written.Count(at => at > now - Duration.FromDays(1)).ShouldBeLessThanOrEqualTo(perDay);
                }
            }
        });

    [Theory]
    [InlineData(CommentAuthor.Runner, 0, "Words", ModerationState.Waiting)]
    [InlineData(CommentAuthor.Runner, 2, "Words", ModerationState.Waiting)]
    [InlineData(CommentAuthor.Runner, 3, "Words", ModerationState.Shown)]
    [InlineData(CommentAuthor.Runner, 99, "See https://example.org", ModerationState.Waiting)]
    [InlineData(CommentAuthor.Therapist, 0, "See https://example.org", ModerationState.Shown)]
    [InlineData(CommentAuthor.Admin, 0, "Words", ModerationState.Shown)]
    public void First_posts_and_links_wait(CommentAuthor role, int approved, string text, ModerationState state) =>
        ModerationRules.StateOf(role, approved, text).ShouldBe(state);

    [Theory]
    [InlineData("http://a", true)]
    [InlineData("HTTPS://EXAMPLE", true)]
    [InlineData("www.example", true)]
    [InlineData("cheap-shoes.COM now", true)]
    [InlineData("write to me@example.org", true)]
    [InlineData("After 21.1 km, e.g. a half marathon. Is 2 days enough?", false)]
    [InlineData("Easy run, then massage...or the other way round?", false)]
    public void A_link_is_found_with_or_without_its_scheme(string text, bool found) => ModerationRules.HasLink(text).ShouldBe(found);

    [Fact]
    public void Kept_text_has_no_invisible_characters_whatever_was_typed() => Gen.String.Sample(typed =>
    {
        var lines = PlainText.Lines(typed);
        lines.ShouldBe(PlainText.Lines(lines));
        lines.Any(letter => char.IsControl(letter) && letter != '\n').ShouldBeFalse();
        lines.ShouldNotContain("\n\n\n");
        PlainText.Line(typed).ShouldNotContain('\n');
    });
}
