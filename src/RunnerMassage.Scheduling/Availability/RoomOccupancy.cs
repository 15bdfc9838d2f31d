namespace RunnerMassage.Scheduling.Availability;

/// <summary>
/// When the rooms are taken. A room that only one therapist uses needs no look-up of its own: the therapist is busy whenever the room is.
/// </summary>
internal sealed class RoomOccupancy
{
    private static readonly MinuteSpan[] NeverShared = [];

    private readonly MinuteSpan[][][] _byTherapist;

    private RoomOccupancy(MinuteSpan[][][] byTherapist) => _byTherapist = byTherapist;

    public static RoomOccupancy Create(IReadOnlyList<TherapistOffer> therapists, ReadOnlySpan<BookedTime> booked)
    {
        var uses = UsesOf(booked);
        var shared = false;
        foreach (var therapist in therapists)
        {
            foreach (var room in therapist.RoomIds)
            {
                shared |= uses.TryGetValue(room, out var use) && use.IsSharedBy(therapist.Id);
            }
        }

        if (shared)
        {
            foreach (ref readonly var row in booked)
            {
                uses[row.RoomId].Add(row.Start, row.BusyUntil);
            }
        }

        return new RoomOccupancy([.. therapists.Select(therapist =>
            therapist.RoomIds.Select(room => uses.TryGetValue(room, out var use) && use.IsSharedBy(therapist.Id) ? use.Spans : NeverShared)
                .ToArray())]);
    }

    /// <summary>True where the therapist's preferred room is free whenever the therapist is.</summary>
    public bool IsFirstNeverShared(int therapist) => _byTherapist[therapist] is [{ Length: 0 }, ..];

    /// <summary>Index of the first of the therapist's rooms that is free for the whole span, or -1.</summary>
    public int FirstFree(int therapist, int start, int end)
    {
        var rooms = _byTherapist[therapist];
        for (var r = 0; r < rooms.Length; r++)
        {
            if (rooms[r].Length == 0 || !MinuteSpan.AnyOverlap(rooms[r], start, end))
            {
                return r;
            }
        }

        return -1;
    }

    private static Dictionary<string, RoomUse> UsesOf(ReadOnlySpan<BookedTime> booked)
    {
        var uses = new Dictionary<string, RoomUse>(StringComparer.Ordinal);
        RoomUse? use = null;
        var room = "";
        foreach (ref readonly var row in booked)
        {
            if (use is null || row.RoomId != room)
            {
                room = row.RoomId;
                if (!uses.TryGetValue(room, out use))
                {
                    uses.Add(room, use = new RoomUse(row.TherapistId));
                }
            }

            use.UsedBy(row.TherapistId);
        }

        return uses;
    }

    /// <summary>Who uses a room, and when.</summary>
    private sealed class RoomUse(string first)
    {
        private readonly List<MinuteSpan> _unsorted = [];
        private string? _onlyBy = first;
        private MinuteSpan[]? _spans;

        /// <summary>When it is taken, sorted by start.</summary>
        public MinuteSpan[] Spans => _spans ??= [.. _unsorted.OrderBy(span => span.Start)];

        public void UsedBy(string therapistId) => _onlyBy = _onlyBy == therapistId ? _onlyBy : null;

        public bool IsSharedBy(string therapistId) => _onlyBy != therapistId;

        public void Add(int start, int end) => _unsorted.Add(new MinuteSpan(start, end));
    }
}
