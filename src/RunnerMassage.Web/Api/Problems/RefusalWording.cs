using System.Text.Json;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Booking;
using RunnerMassage.Scheduling.Safety;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Api.Problems;

/// <summary>Words refusals as problems: code, status and a sentence for people.</summary>
public static class RefusalWording
{
    /// <summary>The problem for a list of refusals; the first decides code and status.</summary>
    public static ApiProblem ToProblem(IReadOnlyList<Refusal> refusals)
    {
        var worded = refusals.Select(Word).ToArray();
        var problem = ApiProblem.Of(CodeOf(refusals[0]), string.Join(' ', worded.Select(refusal => refusal.Message).Distinct()));
        return problem with { Refusals = worded, Errors = ErrorsOf(worded) };
    }

    private static ProblemCode CodeOf(Refusal refusal) => refusal switch
    {
        Refusal.SlotTaken => ProblemCode.SlotTaken,
        Refusal.NotOffered => ProblemCode.NotOffered,
        Refusal.NotConfirmed or Refusal.TooEarly or Refusal.TooLateToUndo => ProblemCode.NotConfirmed,
        Refusal.TimingAvoid => ProblemCode.TimingAvoid,
        Refusal.TimingBlocked => ProblemCode.TimingBlocked,
        Refusal.SafetyBlocked => ProblemCode.SafetyBlocked,
        Refusal.StaleVersion => ProblemCode.StaleVersion,
        Refusal.UnknownValue => ProblemCode.Validation,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A kind of refusal without a code."),
    };

    private static RefusalResponse Word(Refusal refusal)
    {
        var worded = new RefusalResponse { Code = CodeOf(refusal).Code, Message = Sentence(refusal) };
        return refusal switch
        {
            Refusal.SlotTaken taken => worded with { Busy = CamelCase(taken.Busy) },
            Refusal.NotOffered notOffered => worded with { Reason = CamelCase(notOffered.Why) },
            Refusal.StaleVersion stale => worded with { CurrentVersion = stale.Current },
            Refusal.UnknownValue unknown => worded with { Field = CamelCase(unknown.Field) },
            _ => worded,
        };
    }

    private static string Sentence(Refusal refusal) => refusal switch
    {
        Refusal.SlotTaken { Busy: BusyParty.Runner } => "You have another session at that time.",
        Refusal.SlotTaken { Busy: BusyParty.Room } => "No room is free at that time.",
        Refusal.SlotTaken => "The therapist has another session at that time.",
        Refusal.NotOffered { Why: NotOfferedReason.NotQualified } => "The therapist does not give this massage on that day.",
        Refusal.NotOffered { Why: NotOfferedReason.TooSoon } => "That start is in the past or too soon from now.",
        Refusal.NotOffered { Why: NotOfferedReason.TooFarAhead } => "That start is further ahead than can be booked.",
        Refusal.NotOffered { Why: NotOfferedReason.DailyLimit } => "The therapist has enough booked on that day.",
        Refusal.NotOffered => "That start is not among the times that the therapist offers.",
        Refusal.SafetyBlocked { Block: SafetyBlock.DeepWork } =>
            "Only a light massage can be booked until the therapist has looked at the safety answers. See the page /safety of the site.",
        Refusal.SafetyBlocked => "No massage can be booked for that time because of the safety answers. See the page /safety of the site.",
        Refusal.NotConfirmed { Status: SessionStatus.Cancelled } => "The session has been cancelled.",
        Refusal.NotConfirmed { Status: SessionStatus.Arrived } => "The runner has arrived for the session.",
        Refusal.NotConfirmed { Status: SessionStatus.NoShow } => "The runner did not come to the session.",
        Refusal.NotConfirmed => "The session has begun or is over.",
        Refusal.TooEarly => "It is too early to say that of the session.",
        Refusal.TooLateToUndo => "The mark is too old to be taken back.",
        Refusal.TimingAvoid avoid =>
            $"{TimingWords.Messages(avoid.Result)} Send acknowledgeAvoid to book it all the same.",
        Refusal.TimingBlocked blocked => TimingWords.Messages(blocked.Result),
        Refusal.StaleVersion stale => $"The session is at version {stale.Current} now; look at it again before you change it.",
        Refusal.UnknownValue { Field: RequestField.MassageType } => "There is no such massage type.",
        Refusal.UnknownValue { Field: RequestField.Minutes } => "The massage type is not offered in that length.",
        Refusal.UnknownValue => "There is no such therapist.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A kind of refusal without a sentence."),
    };

    private static Dictionary<string, string[]>? ErrorsOf(RefusalResponse[] refusals)
    {
        var errors = refusals.Where(refusal => refusal.Field is not null)
            .GroupBy(refusal => refusal.Field!, refusal => refusal.Message, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        return errors.Count == 0 ? null : errors;
    }

    private static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
