using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RunnerMassage.Web.Pages;

/// <summary>The landing page: says what this is and starts the search.</summary>
public sealed class IndexModel : PageModel
{
    /// <summary>The massage types to choose from, the gentlest first.</summary>
    public IReadOnlyList<TypeChoice> Types { get; private set; } = [];

    /// <summary>The people who give the massages.</summary>
    public IReadOnlyList<TherapistIntroduction> Therapists { get; private set; } = [];

    /// <summary>Every length that some type is offered in, in minutes, ascending.</summary>
    public IEnumerable<int> Lengths => Types.SelectMany(type => type.Lengths).Distinct().Order();

    /// <summary>Fills the page.</summary>
    public void OnGet()
    {
        Types =
        [
            new("swedish", "Swedish", "Long, light strokes that loosen and calm.", "€49", [30, 45, 60, 90]),
            new("deep-tissue", "Deep tissue", "Firm, slow pressure on tight spots.", "€59", [45, 60, 90]),
            new("active-release", "Active release", "Pressure with movement, for one sore place.", "€55", [30, 45, 60]),
        ];
        Therapists =
        [
            new("Elena Brandt", "EB", "Works deep and precisely. Ran her first marathon in Hamburg."),
            new("Tom Achter", "TA", "Calm hands and an eye for calves. Looks after the club's relay team."),
        ];
    }

    /// <summary>A massage type as the landing page offers it.</summary>
    /// <param name="Id">The id that the search takes as <c>massageType</c>.</param>
    /// <param name="Name">The name people know it by.</param>
    /// <param name="OneLiner">What it does, in one line.</param>
    /// <param name="FromPrice">The lowest price, written with its currency.</param>
    /// <param name="Lengths">The lengths it is offered in, in minutes.</param>
    public sealed record TypeChoice(string Id, string Name, string OneLiner, string FromPrice, IReadOnlyList<int> Lengths);

    /// <summary>A therapist as the landing page introduces them.</summary>
    /// <param name="Name">The full name.</param>
    /// <param name="Initials">Two letters in place of a photo.</param>
    /// <param name="Bio">One line about them.</param>
    public sealed record TherapistIntroduction(string Name, string Initials, string Bio);
}
