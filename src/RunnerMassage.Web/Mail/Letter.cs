namespace RunnerMassage.Web.Mail;

/// <summary>What a mail says, before it becomes HTML and text. All parts are plain text; both forms escape what they must.</summary>
public sealed record Letter
{
    /// <summary>The subject; holds nothing that a stranger wrote.</summary>
    public required string Subject { get; init; }

    /// <summary>The heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Name to greet by, or null: a name is used only where its owner has shown that the address is theirs.</summary>
    public string? Name { get; init; }

    /// <summary>What is to be said first, a paragraph each.</summary>
    public required IReadOnlyList<string> Opening { get; init; }

    /// <summary>Facts in a short list, such as when and where.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>The one thing to do.</summary>
    public LetterLink? Link { get; init; }

    /// <summary>What is to be said last, a paragraph each.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>
    /// How many paragraphs at the beginning of the opening the clinic may say in its own words. None where the letter tells of something
    /// unusual: then the subject is the site's own, too.
    /// </summary>
    public int Replaceable { get; init; } = int.MaxValue;

    /// <summary>What the clinic's own words may name besides the clinic and the reader, by placeholder.</summary>
    public IReadOnlyDictionary<string, string> Fillings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The calendar entry, or null.</summary>
    public LetterCalendar? Calendar { get; init; }
}

/// <summary>A link.</summary>
/// <param name="Text">What it does.</param>
/// <param name="Address">Where it leads, in full.</param>
public sealed record LetterLink(string Text, string Address);

/// <summary>A calendar entry that goes with a mail.</summary>
/// <param name="Method">REQUEST or CANCEL.</param>
/// <param name="Text">The iCalendar text.</param>
public sealed record LetterCalendar(string Method, string Text);

/// <summary>Who writes, as it stands below every mail.</summary>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="Address">Its postal address, or nothing.</param>
/// <param name="Phone">Its telephone number, or nothing.</param>
/// <param name="Site">The site's address.</param>
/// <param name="IsDemo">True where people and sessions are invented.</param>
public sealed record LetterFoot(string Clinic, string Address, string Phone, string Site, bool IsDemo);
