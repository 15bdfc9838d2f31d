using RunnerMassage.Data.Privacy;
using RunnerMassage.Scheduling;
using RunnerMassage.Scheduling.Timing;
using RunnerMassage.Web.Shared.Wording;

namespace RunnerMassage.Web.Privacy;

/// <summary>What is kept about a person, as tables.</summary>
internal static class ExportTables
{
    public static IReadOnlyList<ExportTable> Of(PersonalData data) =>
    [
        Account(data), Sessions(data), Training(data), Soreness(data), SafetyAnswers(data), SafetyPauses(data), Preferences(data), Consents(data), SignIns(data), Passkeys(data),
        Comments(data), Reports(data), Reviews(data), Log(data),
    ];

    private static ExportTable Account(PersonalData data) => new(
        "account",
        ["id", "name", "email", "emailConfirmed", "phone", "roles", "therapist", "createdAt", "authenticatorApp", "deactivatedAt"],
        [
            [
                data.User.Id, data.User.DisplayName, data.User.Email, data.User.EmailConfirmed, data.User.PhoneNumber, string.Join(", ", data.Roles),
                data.Therapist?.Name, data.User.CreatedAt, data.User.TwoFactorEnabled, data.User.DeactivatedAt,
            ],
        ]);

    private static ExportTable Sessions(PersonalData data) => new(
        "sessions",
        ["id", "start", "end", "massageType", "minutes", "therapist", "room", "price", "status", "rating", "reasons", "note", "overrideReason",
            "bookedAt", "bookedByClinic", "markedAt", "cancelledAt", "cancelledLate", "cancelReason"],
        data.Sessions.Select(details => (details, details.Session)).Select(one => (object?[])
        [
            one.Session.Id, one.Session.Start, one.Session.End, one.details.MassageTypeName, one.Session.Minutes, one.details.TherapistName,
            one.details.RoomName, one.Session.Price, one.Session.Status, one.Session.Rating, ReasonsOf(one.Session), one.Session.Note,
            one.Session.OverrideReason, one.Session.BookedAt, one.Session.BookedById is not null, one.Session.MarkedAt, one.Session.CancelledAt,
            one.Session.CancelledLate, one.Session.CancelReason,
        ]));

    private static ExportTable Training(PersonalData data) => new(
        "training",
        ["id", "date", "start", "name", "level", "minutes", "distanceKm", "ascentMetres", "priority"],
        data.Training.Select(entry => (object?[])
        [
            entry.Id, entry.Date, entry.Start, entry.Name, entry.Level, entry.Minutes, entry.DistanceKm, entry.AscentMetres, entry.Priority,
        ]));

    private static ExportTable Soreness(PersonalData data) => new(
        "soreness", ["id", "at", "level"], data.Soreness.Select(report => (object?[])[report.Id, report.At, report.Level]));

    private static ExportTable SafetyAnswers(PersonalData data) => new(
        "safety-answers",
        ["id", "givenAt", "asked", "questionsVersion", "inPerson", "answeredYes", "symptomsEndedAt", "injuredAt", "operatedOn", "trimester", "areas"],
        data.Safety.Given.Reverse().Select(given => (given.Stored, given.Answers)).Select(one => (object?[])
        [
            one.Stored.Id, one.Stored.GivenAt, one.Stored.Occasion, one.Stored.QuestionsVersion, one.Stored.InPerson,
            one.Answers is { } answers ? string.Join(", ", answers.Yes.Order()) : null, one.Answers?.SymptomsEndedAt, one.Answers?.InjuredAt,
            one.Answers?.OperatedOn, one.Answers?.Trimester,
            one.Answers is { Areas.Count: > 0 } named
                ? string.Join("; ", named.Areas.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}")) : null,
        ]));

    private static ExportTable SafetyPauses(PersonalData data) => new(
        "safety-pauses",
        ["id", "raisedAt", "action", "because", "dueAt", "endsAt", "decidedAt", "decision", "note"],
        data.Safety.Holds.Select(hold => (hold, hold.Stored)).Select(one => (object?[])
        [
            one.Stored.Id, one.Stored.RaisedAt, one.Stored.Action, string.Join(", ", one.hold.Topics), one.Stored.DueAt, one.Stored.EndsAt,
            one.Stored.DecidedAt, one.Stored.Decision, one.hold.Note,
        ]));

    private static ExportTable Preferences(PersonalData data) => new(
        "preferences",
        ["pressure", "therapistGender", "note"],
        data.Preference is { } wishes ? [[wishes.Pressure, wishes.TherapistGender, data.PreferenceNote]] : []);

    private static ExportTable Consents(PersonalData data) => new(
        "consents",
        ["kind", "title", "textVersion", "givenAt", "withdrawnAt"],
        data.Consents.Select(consent => (object?[])
            [consent.Kind, ConsentText.Of(consent.Kind)?.Title, consent.TextVersion, consent.GivenAt, consent.WithdrawnAt]));

    private static ExportTable SignIns(PersonalData data) => new(
        "sign-ins",
        ["at", "method", "network", "device"],
        data.SignIns.Select(record => (object?[])[record.At, record.Method, record.Address, record.Device]));

    private static ExportTable Passkeys(PersonalData data) => new(
        "passkeys",
        ["name", "createdAt"],
        data.Passkeys.Select(passkey => (object?[])[passkey.Data.Name, NodaTime.Instant.FromDateTimeOffset(passkey.Data.CreatedAt)]));

    private static ExportTable Comments(PersonalData data) => new(
        "comments",
        ["id", "guide", "question", "as", "shownName", "text", "writtenAt", "editedAt", "state"],
        data.Words.Comments.Select(one => (object?[])
        [
            one.Id, one.GuideId, one.ParentId, one.AuthorRole, one.ShownName, one.Text, one.WrittenAt, one.EditedAt, one.State,
        ]));

    private static ExportTable Reports(PersonalData data) => new(
        "reports",
        ["id", "comment", "reason", "reportedAt", "settledAt"],
        data.Words.Reports.Select(one => (object?[])[one.Id, one.CommentId, one.Reason, one.ReportedAt, one.SettledAt]));

    private static ExportTable Reviews(PersonalData data) => new(
        "reviews",
        ["session", "stars", "shownName", "text", "writtenAt", "editedAt", "state"],
        data.Words.Reviews.Select(one => (object?[])
            [one.SessionId, one.Stars, one.ShownName, one.Text, one.WrittenAt, one.EditedAt, one.State]));

    // Another person's name and network are theirs: who acted on the account is told by what they are.
    private static ExportTable Log(PersonalData data) => new(
        "log",
        ["at", "by", "action", "subject", "details", "network"],
        data.Log.Select(entry => (entry, IsOwn: entry.ActorId == data.User.Id)).Select(one => (object?[])
        [
            one.entry.At, one.IsOwn ? "you" : "the clinic", one.entry.Action, one.entry.SubjectKind, one.entry.Details,
            one.IsOwn ? one.entry.Address : null,
        ]));

    private static string? ReasonsOf(MassageSession session) =>
        ReasonSnapshot.Read(session.RatingReasons) is { Count: > 0 } reasons ? string.Join(' ', reasons.Select(TimingWords.Message)) : null;
}
