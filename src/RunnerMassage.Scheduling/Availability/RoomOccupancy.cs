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
        var shared = SharedRooms(booked);
        var byTherapist = new MinuteSpan[therapists.Count][][];
        for (var i = 0; i < byTherapist.Length; i++)
        {
            var rooms = therapists[i].RoomIds;
            byTherapist[i] = new MinuteSpan[rooms.Count][];
            for (var r = 0; r < rooms.Count; r++)
            {
                var alone = !shared.TryGetValue(rooms[r], out var use) || (use.Several is null && use.First == therapists[i].Id);
                byTherapist[i][r] = alone ? NeverShared : use!.Spans(rooms[r], booked);
            }
        }

        return new RoomOccupancy(byTherapist);
    }

    /// <summary>Index of the first of the therapist's rooms that is free for the whole span, or -1.</summary>
    public int FirstFree(int therapist, int start, int end)
    {
        var rooms = _byTherapist[therapist];
        for (var r = 0; r < rooms.Length; r++)
        {
            if (rooms[r].Length == 0 || !AnyOverlap(rooms[r], start, end))
            {
                return r;
            }
        }

        return -1;
    }

    /// <summary>True where a span of the list, sorted and without overlaps, has a minute in common with [start, end).</summary>
    public static bool AnyOverlap(MinuteSpan[] sorted, int start, int end)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle].End <= start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < sorted.Length && sorted[low].Start < end;
    }

    private static Dictionary<string, RoomUse> SharedRooms(ReadOnlySpan<BookedTime> booked)
    {
        var rooms = new Dictionary<string, RoomUse>(StringComparer.Ordinal);
        RoomUse? last = null;
        var lastRoom = "";
        foreach (ref readonly var b in booked)
        {
            if (b.RoomId != lastRoom || last is null)
            {
                if (!rooms.TryGetValue(b.RoomId, out last))
                {
                    rooms.Add(b.RoomId, last = new RoomUse(b.TherapistId));
                }

                lastRoom = b.RoomId;
            }

            if (last.Several is null && b.TherapistId != last.First)
            {
                last.Several = b.TherapistId;
            }
        }

        return rooms;
    }

    private sealed class RoomUse(string first)
    {
        private MinuteSpan[]? _spans;

        public string First { get; } = first;

        public string? Several { get; set; }

        public MinuteSpan[] Spans(string roomId, ReadOnlySpan<BookedTime> booked)
        {
            if (_spans is null)
            {
                var spans = new List<MinuteSpan>();
                foreach (ref readonly var b in booked)
                {
                    if (b.RoomId == roomId)
                    {
                        spans.Add(new MinuteSpan(b.Start, b.BusyUntil));
                    }
                }

                spans.Sort((a, b) => a.Start.CompareTo(b.Start));
                _spans = [.. spans];
            }

            return _spans;
        }
    }
}
