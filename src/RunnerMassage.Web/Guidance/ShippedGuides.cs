using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using RunnerMassage.Data.Guidance;
using RunnerMassage.Web.Demo;

namespace RunnerMassage.Web.Guidance;

/// <summary>
/// The guides that a new clinic starts with, as the files in Texts have them: a head of title, summary and the keys of the evidence, three
/// dashes, then Markdown. Evidence stands once in evidence.json, however many guides speak of it. From then on the database's versions count.
/// </summary>
public static class ShippedGuides
{
    private const string HeadEnd = "\n---\n";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>In the order of lists; the first ones are about massage types.</summary>
    private static readonly string[] Ids =
    [
        MassageTypeCatalogue.Swedish, MassageTypeCatalogue.DeepTissue, MassageTypeCatalogue.ActiveRelease,
        "which-massage", "when", "how-often", "benefits", "movement-therapist",
    ];

    /// <summary>The guides, newly made, to be stored.</summary>
    public static IEnumerable<Guide> Guides()
    {
        var types = MassageTypeCatalogue.Create().Select(type => type.Id).ToHashSet(StringComparer.Ordinal);
        return Ids.Select((id, index) => new Guide
        {
            Id = id,
            MassageTypeId = types.Contains(id) ? id : null,
            SortOrder = index + 1,
            LatestNumber = 1,
        });
    }

    /// <summary>The first version of each, newly made, to be stored.</summary>
    /// <param name="publishedAt">Since when they are shown.</param>
    public static IEnumerable<GuideVersion> Versions(Instant publishedAt)
    {
        var evidence = JsonSerializer.Deserialize<Dictionary<string, Note>>(Read("evidence.json"), Json)!;
        return Ids.Select(id => Version(id, Read(id + ".md"), evidence, publishedAt));
    }

    private static GuideVersion Version(string id, string file, Dictionary<string, Note> evidence, Instant publishedAt)
    {
        var end = file.IndexOf(HeadEnd, StringComparison.Ordinal);
        var head = file[..end].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        return new GuideVersion
        {
            GuideId = id,
            Number = 1,
            Title = head["title"],
            Summary = head["summary"],
            Text = file[(end + HeadEnd.Length)..].Trim() + "\n",
            Evidence = [.. head["evidence"].Split(", ").Select(key => evidence[key].ToEntity())],
            State = GuideState.Published,
            PublishAt = publishedAt,
            SavedAt = publishedAt,
        };
    }

    private static string Read(string name)
    {
        using var stream = typeof(ShippedGuides).Assembly.GetManifestResourceStream("guides/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private sealed record Note(string Claim, EvidenceGrade Grade, [property: JsonPropertyName("note")] string Text, IReadOnlyList<string> Sources)
    {
        public EvidenceNote ToEntity() => new() { Claim = Claim, Grade = Grade, Note = Text, Source = string.Join('\n', Sources) };
    }
}
