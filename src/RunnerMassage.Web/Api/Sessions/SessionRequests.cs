using System.ComponentModel.DataAnnotations;
using FluentValidation;
using NodaTime;
using RunnerMassage.Web.Api.Input;

namespace RunnerMassage.Web.Api.Sessions;

/// <summary>A slot to be booked, as the slot search offered it. Price, end, room and rating are the server's to say.</summary>
public sealed record BookSessionRequest
{
    /// <summary>The therapist.</summary>
    [Required]
    public string? TherapistId { get; init; }

    /// <summary>Id of the massage type.</summary>
    [Required]
    public string? MassageType { get; init; }

    /// <summary>The start, with an offset.</summary>
    [Required]
    public OffsetDateTime? Start { get; init; }

    /// <summary>Hands-on minutes, one of the type's durations.</summary>
    [Required]
    public int? Minutes { get; init; }

    /// <summary>True where the runner has read why the time is advised against and wants it all the same.</summary>
    public bool AcknowledgeAvoid { get; init; }

    /// <summary>What the therapist should know.</summary>
    public string? Note { get; init; }
}

/// <summary>Another time for a session.</summary>
public sealed record RescheduleSessionRequest
{
    /// <summary>The new start, with an offset.</summary>
    [Required]
    public OffsetDateTime? Start { get; init; }

    /// <summary>The new therapist, or nothing to stay.</summary>
    public string? TherapistId { get; init; }

    /// <summary>True where the asker has read why the time is advised against and wants it all the same.</summary>
    public bool AcknowledgeAvoid { get; init; }
}

/// <summary>A cancellation; the body may be left out.</summary>
public sealed record CancelSessionRequest : IMayBeLeftOut
{
    /// <summary>Why, in your own words.</summary>
    public string? Reason { get; init; }
}

/// <summary>The shape of a booking.</summary>
public sealed class BookSessionValidator : AbstractValidator<BookSessionRequest>
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>States the rules.</summary>
    public BookSessionValidator()
    {
        RuleFor(request => request.TherapistId).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Name the therapist.").IsId("therapist");
        RuleFor(request => request.MassageType).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Name the massage type.").IsId("massage type");
        RuleFor(request => request.Start).NotNull().WithMessage("Say when it should start.").IsBookable();
        RuleFor(request => request.Minutes).NotNull().WithMessage("Say how many minutes.");
        RuleFor(request => request.Note).IsFreeText(LongestNote);
    }
}

/// <summary>The shape of a move.</summary>
public sealed class RescheduleSessionValidator : AbstractValidator<RescheduleSessionRequest>
{
    /// <summary>States the rules.</summary>
    public RescheduleSessionValidator()
    {
        RuleFor(request => request.Start).NotNull().WithMessage("Say when it should start.").IsBookable();
        RuleFor(request => request.TherapistId).IsId("therapist");
    }
}

/// <summary>The shape of a cancellation.</summary>
public sealed class CancelSessionValidator : AbstractValidator<CancelSessionRequest>
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>States the rules.</summary>
    public CancelSessionValidator() => RuleFor(request => request.Reason).IsFreeText(LongestReason);
}

/// <summary>Rules for starts.</summary>
public static class StartRules
{
    /// <summary>Within the years that minutes are counted in; whether anybody offers it is decided later.</summary>
    public static IRuleBuilderOptions<T, OffsetDateTime?> IsBookable<T>(this IRuleBuilder<T, OffsetDateTime?> rule) => rule
        .Must(start => start is null or { Year: > 1970 and < 6000 })
        .WithMessage("That year is out of reach.");
}
