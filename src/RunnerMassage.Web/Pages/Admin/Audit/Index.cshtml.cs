using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Audit;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Audit;
using RunnerMassage.Web.Shared.Csv;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Audit;

/// <summary>Who did what, when and from where; nothing here can be changed or deleted.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(AuditRepository log, ClinicRepository clinics, Auditor auditor, IClock clock) : PageModel
{
    private const int PageSize = 50;
    private const int LastPage = 10_000;

    private static readonly string[] Columns = ["Time", "Who", "Account", "Did", "Action", "To whom or what", "Kind", "Id", "Details", "Network"];

    /// <summary>What is asked for.</summary>
    public AuditQuery Query { get; private set; } = new();

    /// <summary>The entries of this page, the latest first.</summary>
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>Which page this is, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>True where there are earlier entries.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>Words for dates and times.</summary>
    public ClinicFormat Format { get; private set; } = null!;

    /// <summary>Lists the entries.</summary>
    public async Task OnGetAsync(AuditQuery query, [FromQuery(Name = "page")] string? page, CancellationToken cancellationToken)
    {
        Query = query;
        Format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        PageNumber = int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        var found = await log.ListAsync(query.ToFilter(Format.Zone), (PageNumber - 1) * PageSize, PageSize + 1, cancellationToken);
        HasOlder = found.Count > PageSize;
        Lines = [.. found.Take(PageSize)];
    }

    /// <summary>Sends all entries that are asked for as a file for spreadsheets; that it was taken is an entry itself.</summary>
    public async Task<IActionResult> OnPostCsvAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var zone = new ClinicFormat(await clinics.GetAsync(cancellationToken)).Zone;
        await log.AddAsync(auditor.Note(AuditActions.AuditExported), now, cancellationToken);
        Response.ContentType = SafeCsv.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"audit-log-{LocalDatePattern.Iso.Format(now.InZone(zone).Date)}.csv\"";
        await SafeCsv.WriteAsync(Response.Body, Columns, log.StreamAsync(query.ToFilter(zone)).Select(line => Row(line, zone)), cancellationToken);
        return new EmptyResult();
    }

    private static string?[] Row(AuditLine line, DateTimeZone zone) =>
    [
        OffsetDateTimePattern.Rfc3339.Format(line.Entry.At.WithOffset(zone.GetUtcOffset(line.Entry.At))),
        line.ActorName, line.Entry.ActorId, AuditWords.Of(line.Entry.Action), line.Entry.Action, AuditWords.Subject(line),
        line.Entry.SubjectKind, line.Entry.SubjectId, line.Entry.Details, line.Entry.Address,
    ];
}
