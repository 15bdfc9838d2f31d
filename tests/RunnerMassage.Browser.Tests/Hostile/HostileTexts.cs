using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using RunnerMassage.Data;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Clinics;
using RunnerMassage.Data.Mail;

namespace RunnerMassage.Browser.Tests.Hostile;

/// <summary>Puts a text that becomes script on a careless page into everything in the database that somebody may have typed.</summary>
internal static class HostileTexts
{
    /// <summary>Ways out of text, attributes, elements, scripts and Markdown, all at once.</summary>
    public const string Text =
        "\"'><img src=x onerror=alert(1)> </title></textarea></script><script>alert(2)</script> <svg onload=alert(3)> " +
        "<base href=//evil.example/> <style>*{background:url(//evil.example/x)}</style> [x](javascript:alert(4)) " +
        "![y](javascript:alert(5)) <a href=\"javascript:alert(6)\" onmouseover=alert(7)>z</a> {{7*7}} ${alert(8)} <!-- ]]>";

    /// <summary>What people type, by table.</summary>
    private static readonly Dictionary<string, string[]> Typed = new(StringComparer.Ordinal)
    {
        ["AspNetUsers"] = ["DisplayName", "PhoneNumber"],
        ["AvailabilityExceptions"] = ["Reason"],
        ["Clinics"] = ["Name", "Address", "Phone", "CancellationTerms", "EmergencyNumber", "ReferralText"],
        ["CommentReports"] = ["Reason"],
        ["Comments"] = ["ShownName", "Text"],
        ["GuideVersions"] = ["Title", "Summary", "Text", "ChangeNote", "ReviewNote"],
        ["MassageTypes"] = ["Name", "Summary"],
        ["Rooms"] = ["Name"],
        ["SessionReviews"] = ["ShownName", "Text"],
        ["SignInRecords"] = ["Device"],
        ["Therapists"] = ["Name", "Bio"],
        ["TrainingEntries"] = ["Name"],
    };

    /// <summary>What people type in tables that the demo leaves empty; <see cref="FillAsync"/> adds rows.</summary>
    private static readonly string[] Added =
        ["AuditEntries.ActorName", "AuditEntries.Details", "LocalRaces.Name", "MailTexts.Subject", "MailTexts.Body"];

    /// <summary>What nobody types freely: keys, words of the program, ciphertext (see the sessions' notes below), what is checked by its form.</summary>
    private static readonly string[] Checked =
    [
        "Action", "Address", "Body", "ClaimType", "ClaimValue", "ConcurrencyStamp", "ContentType", "CountryCode", "Currency", "Data", "Email",
        "EventKey", "FriendlyName", "InvitedEmail", "Kind", "LastError", "Method", "NormalizedEmail", "NormalizedName", "NormalizedUserName", "Owner",
        "Parameters", "PasswordHash", "PhotoPath", "ProviderDisplayName", "Purpose", "RecipientKey", "Region", "RequestHash", "SecurityStamp",
        "SubjectKind", "TimeZoneId", "UserName", "Value", "Xml", "Name", "AlternativeText", "SavedBy", "SavedByName", "Reason",
    ];

    /// <summary>Columns of the model that no list above knows.</summary>
    public static IReadOnlyList<string> Unknown(RunnerMassageContext context) =>
    [
        .. context.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsMappedToJson()).SelectMany(type => type.GetProperties()
            .Where(property => property.ClrType == typeof(string) && !property.IsPrimaryKey() && !property.IsForeignKey() && !IsId(property)
                && !property.Name.StartsWith("Protected", StringComparison.Ordinal))
            .Select(property => (Table: type.GetTableName()!, property.Name)))
            .Where(column => !(Typed.TryGetValue(column.Table, out var typed) && typed.Contains(column.Name)) && !Checked.Contains(column.Name)
                && !Added.Contains($"{column.Table}.{column.Name}"))
            .Select(column => $"{column.Table}.{column.Name}"),
    ];

    /// <summary>Fills the database.</summary>
    public static async Task FillAsync(RunnerMassageContext context, Instant now)
    {
        foreach (var (table, columns) in Typed)
        {
            foreach (var column in columns)
            {
#pragma warning disable EF1002 // Names from the list above.
                // With the row's number, since some names must differ.
                await context.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = {{0}} || rowid", Text);
#pragma warning restore EF1002
            }
        }

        var evidence = JsonSerializer.Serialize(new[] { new { Claim = Text, Grade = "X", Note = Text, Source = Text } });
        await context.Database.ExecuteSqlAsync($"UPDATE \"GuideVersions\" SET \"Evidence\" = {evidence}");
        await context.Database.ExecuteSqlAsync($"UPDATE \"Therapists\" SET \"Languages\" = {JsonSerializer.Serialize(new[] { Text })}");

        foreach (var session in await context.MassageSessions.AsTracking().ToListAsync())
        {
            session.Note = Text;
            session.OverrideReason = Text;
            session.CancelReason = session.CancelledAt is null ? null : Text;
        }

        context.LocalRaces.Add(new LocalRace { Id = "hostile", Name = Text, Date = now.InUtc().Date.PlusDays(3) });
        foreach (var kind in (string[])[MailKinds.SessionBooked, MailKinds.SessionCancelled])
        {
            context.MailTexts.Add(new MailText { Kind = kind, Subject = Text, Body = Text, ChangedAt = now, ChangedById = "somebody" });
        }

        AuditLog.Add(context, new AuditNote(new Actor(null, Text, null), AuditActions.ClinicChanged, AuditSubject.Clinic, Text), now);
        await context.SaveChangesAsync();
    }

    private static bool IsId(IProperty property) => property.Name.EndsWith("Id", StringComparison.Ordinal);
}
