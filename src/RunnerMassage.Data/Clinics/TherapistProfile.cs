using RunnerMassage.Scheduling.Clinics;

namespace RunnerMassage.Data.Clinics;

/// <summary>What an admin may say of a therapist, apart from hours and qualifications.</summary>
public sealed record TherapistProfile
{
    /// <summary>Full name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>A few sentences.</summary>
    public required string Bio { get; init; }

    /// <summary>Languages, as English names.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>For runners who prefer a woman or a man.</summary>
    public required Gender Gender { get; init; }

    /// <summary>False hides the therapist from all offers; sessions stay.</summary>
    public required bool Active { get; init; }

    /// <summary>Ids of the rooms, the preferred one first.</summary>
    public required IReadOnlyList<string> RoomIds { get; init; }

    /// <summary>The profile of a therapist whose rooms are loaded.</summary>
    public static TherapistProfile Of(Therapist therapist) => new()
    {
        Name = therapist.Name,
        Bio = therapist.Bio,
        Languages = [.. therapist.Languages],
        Gender = therapist.Gender,
        Active = therapist.Active,
        RoomIds = [.. therapist.Rooms.OrderBy(room => room.Preference).ThenBy(room => room.RoomId, StringComparer.Ordinal).Select(room => room.RoomId)],
    };

    /// <summary>Writes it into a therapist whose rooms are loaded.</summary>
    internal void ApplyTo(Therapist therapist)
    {
        (therapist.Name, therapist.Bio, therapist.Gender, therapist.Active) = (Name, Bio, Gender, Active);
        therapist.Languages.Clear();
        therapist.Languages.AddRange(Languages);
        therapist.Rooms.RemoveAll(room => !RoomIds.Contains(room.RoomId));
        for (var i = 0; i < RoomIds.Count; i++)
        {
            if (therapist.Rooms.Find(room => room.RoomId == RoomIds[i]) is { } kept)
            {
                kept.Preference = i + 1;
            }
            else
            {
                therapist.Rooms.Add(new RoomAssignment { RoomId = RoomIds[i], Preference = i + 1 });
            }
        }
    }

    /// <summary>What differs from another profile, in words for the audit log.</summary>
    internal IEnumerable<string> DifferencesFrom(TherapistProfile before)
    {
        (string Word, bool Differs)[] parts =
        [
            ("name", before.Name != Name), ("bio", before.Bio != Bio), ("languages", !before.Languages.SequenceEqual(Languages)),
            ("gender", before.Gender != Gender), ("rooms", !before.RoomIds.SequenceEqual(RoomIds)),
            (Active ? "offered again" : "no longer offered", before.Active != Active),
        ];
        return parts.Where(part => part.Differs).Select(part => part.Word);
    }
}
