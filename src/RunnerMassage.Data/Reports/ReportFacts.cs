using NodaTime;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Scheduling.Timing;

namespace RunnerMassage.Data.Reports;

/// <summary>What a report is built from.</summary>
internal sealed record ReportFacts(
    IReadOnlyList<SessionGroup> Sessions, IReadOnlyList<Visit> Visits, IReadOnlyList<Therapist> Therapists, IReadOnlyList<NamedType> Types);

/// <summary>Sessions of a day that are alike, counted.</summary>
internal sealed record SessionGroup(
    string TherapistId, string MassageTypeId, LocalDate Date, TimingRating Rating, SessionStatus Status, bool CancelledLate, int Count, int Minutes)
{
    /// <summary>True where the massage was given, as far as anybody has said.</summary>
    public bool TookPlace => Status is not (SessionStatus.Cancelled or SessionStatus.NoShow);
}

/// <summary>A day on which somebody came, and the first on which they ever did.</summary>
internal sealed record Visit(string RunnerId, LocalDate Date, LocalDate First);

/// <summary>A massage type's name.</summary>
internal sealed record NamedType(string Id, string Name);
