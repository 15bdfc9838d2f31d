namespace RunnerMassage.Scheduling.Clinics;

/// <summary>A room with one table: one massage session at a time, buffer included.</summary>
public sealed class Room
{
    /// <summary>Opaque, stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>False keeps the room out of all offers; booked sessions stay.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; set; } = 1;
}
