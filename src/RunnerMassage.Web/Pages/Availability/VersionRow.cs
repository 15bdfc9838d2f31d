namespace RunnerMassage.Web.Pages.Availability;

/// <summary>Something that two people changed, as _Versions shows it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Theirs">What somebody else saved.</param>
/// <param name="Yours">What stands in the form.</param>
/// <param name="Do">What the button sends that takes theirs over.</param>
public sealed record VersionRow(string Label, string Theirs, string Yours, string Do);
