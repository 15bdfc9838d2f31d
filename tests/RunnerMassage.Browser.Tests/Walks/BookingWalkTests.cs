using RunnerMassage.Browser.Tests.Hands;
using Xunit;

namespace RunnerMassage.Browser.Tests.Walks;

public sealed class BookingWalkTests(Chromium chromium)
{
    public static TheoryData<string> Devices => ["desktop", "phone"];

    [Theory, MemberData(nameof(Devices))]
    public Task A_runner_books_moves_and_cancels_with_a_mouse_or_a_finger(string device) => WalkAsync(On(device), keyboard: false);

    [Theory, MemberData(nameof(Devices))]
    public Task A_runner_books_moves_and_cancels_with_the_keyboard_alone(string device) => WalkAsync(On(device), keyboard: true);

    [Theory, MemberData(nameof(Devices))]
    public Task A_runner_books_moves_and_cancels_without_script(string device) => WalkAsync(On(device) with { Script = false }, keyboard: false);

    private static Look On(string device) => device == "phone" ? Look.Phone : Look.Desktop;

    private async Task WalkAsync(Look look, bool keyboard)
    {
        await using var site = await Site.StartAsync();
        await using var context = await chromium.NewContextAsync(look.ToContext(site));
        var page = await context.NewPageAsync();
        var complaints = Complaints.Of(page);

        await new BookingWalk(site, page, keyboard ? new Keyboard(page) : new MouseOrFinger(look)).GoAsync();
        complaints.ShouldBeNone();
    }
}
