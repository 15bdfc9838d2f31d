using System.Globalization;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>How much load: everything is bounded by a count and by a time.</summary>
internal sealed record LoadOptions
{
    public int Clients { get; init; } = 32;

    /// <summary>Most searches of all clients together.</summary>
    public int Searches { get; init; } = 30_000;

    /// <summary>Most bookings of all clients together, those before the measuring begins included.</summary>
    public int Bookings { get; init; } = 12_000;

    /// <summary>Longest time of each part.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What to run: <c>start</c>, <c>search</c>, <c>sqlite</c>, <c>postgresql</c>.</summary>
    public IReadOnlyList<string> Parts { get; init; } = ["start", "search", "sqlite", "postgresql"];

    /// <summary>Reads <c>--clients 32 --searches 30000 --bookings 12000 --seconds 30 --parts start,search,sqlite,postgresql</c>.</summary>
    /// <exception cref="ArgumentException">They say something else.</exception>
    public static LoadOptions Read(IReadOnlyList<string> args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.", nameof(args));
            options = args[i] switch
            {
                "--clients" => options with { Clients = Number(value) },
                "--searches" => options with { Searches = Number(value) },
                "--bookings" => options with { Bookings = Number(value) },
                "--seconds" => options with { Limit = TimeSpan.FromSeconds(Number(value)) },
                "--parts" => options with { Parts = value.Split(',') },
                _ => throw new ArgumentException($"{args[i]} is not known.", nameof(args)),
            };
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{text} is not a number above 0.", nameof(text));
}
