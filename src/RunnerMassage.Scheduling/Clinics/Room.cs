namespace RunnerMassage.Scheduling.Clinics;

/// <summary>A room with one table: one massage session at a time, buffer included.</summary>
public sealed class Room
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; set; }
}
