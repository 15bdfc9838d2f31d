namespace RunnerMassage.Scheduling.Recommendations;

/// <summary>Which massage suits a runner: a ranking with scores, what was removed and why.</summary>
/// <param name="Ranking">The types that remain, the best first; at equal scores the least invasive first.</param>
/// <param name="Removed">The types that a gate removed.</param>
/// <param name="MovementTherapistAdvised">True where a movement therapist should look for the cause.</param>
public sealed record MassageTypeRecommendation(
    IReadOnlyList<RankedMassageType> Ranking, IReadOnlyList<RemovedMassageType> Removed, bool MovementTherapistAdvised)
{
    private const string Swedish = "swedish";
    private const string ActiveRelease = "active-release";
    private const string DeepTissue = "deep-tissue";

    /// <summary>A complaint older than this many days asks for a movement therapist.</summary>
    public const int LongComplaintDays = 14;

    /// <summary>So many sessions for one area in 90 days ask for a movement therapist.</summary>
    public const int ManySessionsForSameArea = 3;

    /// <summary>The types from least to most invasive, which is also the order at equal scores.</summary>
    private static readonly string[] LeastInvasiveFirst = [Swedish, ActiveRelease, DeepTissue];

    /// <summary>Scores the types. House rules throughout, tunable, with no direct proof.</summary>
    public static MassageTypeRecommendation For(RunnerProfile runner)
    {
        var removed = new List<RemovedMassageType>();
        var ranking = new List<RankedMassageType>();
        foreach (var type in LeastInvasiveFirst)
        {
            if (Gate(type, runner) is { } reason)
            {
                removed.Add(new RemovedMassageType(type, reason));
            }
            else
            {
                var factors = Factors(type, runner);
                ranking.Add(new RankedMassageType(type, factors.Sum(factor => factor.Points), MinutesOf(type, runner), factors));
            }
        }

        var hint = runner.Complaint == Complaint.Injury
            || runner.DaysWithComplaint > LongComplaintDays
            || runner.SessionsForSameArea >= ManySessionsForSameArea;
        return new MassageTypeRecommendation([.. ranking.OrderByDescending(type => type.Score)], removed, hint);
    }

    /// <summary>Goes down the ranking to the first type that somebody can give, and says what would have suited better.</summary>
    /// <param name="canBeGiven">True for the id of a type that somebody may give.</param>
    public TypeProposal ProposeAmong(Func<string, bool> canBeGiven)
    {
        var missing = Ranking.TakeWhile(type => !canBeGiven(type.MassageTypeId)).ToList();
        return new TypeProposal(missing.Count < Ranking.Count ? Ranking[missing.Count] : null, missing);
    }

    private static RemovalReason? Gate(string type, RunnerProfile runner)
    {
        if (runner.RedFlag)
        {
            return RemovalReason.RedFlag;
        }

        if (runner.Soreness >= 9)
        {
            return RemovalReason.Soreness;
        }

        return type == Swedish ? null
            : runner.AcuteInjury ? RemovalReason.AcuteInjury
            : runner.Soreness >= 7 ? RemovalReason.Soreness
            : runner.DaysToRace <= 1 ? RemovalReason.RaceTooClose
            : runner.ReviewFlag ? RemovalReason.Review
            : null;
    }

    private static List<ScoreFactor> Factors(string type, RunnerProfile runner)
    {
        var factors = new List<ScoreFactor>();
        void Add(bool applies, ScoreFactorCode code, int swedish, int deepTissue, int activeRelease)
        {
            var points = type switch { Swedish => swedish, DeepTissue => deepTissue, _ => activeRelease };
            if (applies && points != 0)
            {
                factors.Add(new ScoreFactor(code, points));
            }
        }

        var never = runner.Experience == MassageExperience.None;
        Add(runner.Complaint == Complaint.Relax, ScoreFactorCode.Relax, 6, 0, -2);
        Add(runner.Complaint == Complaint.Heavy, ScoreFactorCode.Heavy, 4, 2, 0);
        Add(runner.Complaint == Complaint.Knots, ScoreFactorCode.Knots, 0, 6, 3);
        Add(runner.Complaint == Complaint.Injury, ScoreFactorCode.Injury, -1, 3, 6);
        Add(runner.Complaint == Complaint.Scar, ScoreFactorCode.Scar, -3, 4, 6);
        Add(runner.Complaint == Complaint.Maintenance, ScoreFactorCode.Maintenance, 3, 2, 0);
        Add(runner.DaysToRace <= 1, ScoreFactorCode.RaceTomorrow, 3, 0, 0);
        Add(runner.DaysToRace is 2 or 3, ScoreFactorCode.RaceSoon, 2, 0, 0);
        Add(runner.DaysToRace <= 3 && never, ScoreFactorCode.RaceSoonFirstTimer, 0, -6, -6);
        Add(runner.Soreness is >= 4 and <= 6, ScoreFactorCode.Soreness, 1, -2, -1);
        Add(runner.Pressure == PressureTolerance.Low, ScoreFactorCode.LowPressure, 2, -4, -2);
        Add(runner.Pressure == PressureTolerance.High, ScoreFactorCode.HighPressure, 0, 1, 0);
        Add(never, ScoreFactorCode.NeverMassaged, 2, -2, -1);
        Add(runner.Experience == MassageExperience.Regular, ScoreFactorCode.RegularlyMassaged, 0, 1, 0);
        Add(runner.TrainingDaysPerWeek >= 5 || runner.WeeklyKm >= 60, ScoreFactorCode.HighVolume, 0, 1, 0);
        Add(runner.DaysSinceLastMassage > 60 || never, ScoreFactorCode.LongSinceLast, 1, -1, 0);
        return factors;
    }

    /// <summary>An hour; half of one for Active Release, and three quarters where deep tissue work has one area alone.</summary>
    private static int MinutesOf(string type, RunnerProfile runner) => type switch
    {
        ActiveRelease => 30,
        DeepTissue when runner.TargetAreas == 1 => 45,
        _ => 60,
    };
}

/// <summary>The type to take.</summary>
/// <param name="Type">The best match that somebody can give, or null where none of the ranking can be had.</param>
/// <param name="Missing">Better matches that nobody can give at the moment, the best first.</param>
public sealed record TypeProposal(RankedMassageType? Type, IReadOnlyList<RankedMassageType> Missing);

/// <summary>A massage type with its score.</summary>
/// <param name="MassageTypeId">The type.</param>
/// <param name="Score">Sum of the factors.</param>
/// <param name="Minutes">Recommended hands-on minutes.</param>
/// <param name="Factors">What the score is made of.</param>
public sealed record RankedMassageType(string MassageTypeId, int Score, int Minutes, IReadOnlyList<ScoreFactor> Factors)
{
    /// <summary>What the score means.</summary>
    public Verdict Verdict => Score >= 5 ? Verdict.BestMatch : Score >= 2 ? Verdict.Reasonable : Verdict.NotAdvised;
}

/// <summary>What a score means.</summary>
public enum Verdict
{
    /// <summary>Five and more.</summary>
    BestMatch,

    /// <summary>Two to four.</summary>
    Reasonable,

    /// <summary>One and less: not advised for this, shown last with why.</summary>
    NotAdvised,
}

/// <summary>One part of a score.</summary>
/// <param name="Code">What it is for.</param>
/// <param name="Points">How much it adds or takes.</param>
public readonly record struct ScoreFactor(ScoreFactorCode Code, int Points);

/// <summary>A type that is out of the question for now.</summary>
/// <param name="MassageTypeId">The type.</param>
/// <param name="Reason">Why.</param>
public sealed record RemovedMassageType(string MassageTypeId, RemovalReason Reason);

/// <summary>Why a type is out of the question.</summary>
public enum RemovalReason
{
    /// <summary>A health answer rules massage out for now.</summary>
    RedFlag,

    /// <summary>An injury less than 72 hours old.</summary>
    AcuteInjury,

    /// <summary>Too sore.</summary>
    Soreness,

    /// <summary>A race today or tomorrow.</summary>
    RaceTooClose,

    /// <summary>A therapist has to look at a health answer first.</summary>
    Review,
}

/// <summary>What a part of the score is for.</summary>
public enum ScoreFactorCode
{
    /// <summary>Wants to relax.</summary>
    Relax,

    /// <summary>Heavy legs.</summary>
    Heavy,

    /// <summary>Knots.</summary>
    Knots,

    /// <summary>Named injury.</summary>
    Injury,

    /// <summary>Scar tissue.</summary>
    Scar,

    /// <summary>No complaint.</summary>
    Maintenance,

    /// <summary>Race today or tomorrow.</summary>
    RaceTomorrow,

    /// <summary>Race in two or three days.</summary>
    RaceSoon,

    /// <summary>Race within three days and never massaged.</summary>
    RaceSoonFirstTimer,

    /// <summary>Soreness of 4 to 6.</summary>
    Soreness,

    /// <summary>Likes little pressure.</summary>
    LowPressure,

    /// <summary>Likes a lot of pressure.</summary>
    HighPressure,

    /// <summary>Never massaged.</summary>
    NeverMassaged,

    /// <summary>Massaged regularly.</summary>
    RegularlyMassaged,

    /// <summary>Five and more days or 60 km and more a week.</summary>
    HighVolume,

    /// <summary>More than 60 days since the last massage.</summary>
    LongSinceLast,
}
