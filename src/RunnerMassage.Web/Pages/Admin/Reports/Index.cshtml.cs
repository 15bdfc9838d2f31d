using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using RunnerMassage.Data.Accounts;
using RunnerMassage.Data.Reports;
using RunnerMassage.Data.Repositories;
using RunnerMassage.Web.Shared.Csv;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Pages.Admin.Reports;

/// <summary>How the clinic did: how full the hours were, what was given, what fell out, and who came. Counts, and nobody's names but the therapists'.</summary>
[Authorize(Roles = Roles.Admin)]
public sealed class IndexModel(ReportReader reports, ClinicRepository clinics, IClock clock) : PageModel
{
    /// <summary>The figures.</summary>
    public ClinicReport Report { get; private set; } = null!;

    /// <summary>The tables with their drawings.</summary>
    public IReadOnlyList<ReportSheet> Sheets { get; private set; } = [];

    /// <summary>What is asked for.</summary>
    public ReportQuery Query { get; private set; } = new();

    /// <summary>What is wrong with the period that was asked for, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Today's local date, the latest that a report can end on.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>Shows the reports.</summary>
    public async Task OnGetAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        Query = query;
        await ReadAsync(cancellationToken);
    }

    /// <summary>Sends one of them as a file for spreadsheets.</summary>
    public async Task<IActionResult> OnGetCsvAsync(ReportQuery query, string? report, CancellationToken cancellationToken)
    {
        Query = query;
        await ReadAsync(cancellationToken);
        if (Problem is not null || Sheets.FirstOrDefault(sheet => sheet.Id == report) is not { } sheet)
        {
            return NotFound();
        }

        var name = $"{sheet.Id}-{Address.Dates.Format(Report.Period.From)}-to-{Address.Dates.Format(Report.Period.To)}.csv";
        Response.ContentType = SafeCsv.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await SafeCsv.WriteAsync(Response.Body, sheet.Header, sheet.Rows.ToAsyncEnumerable(), cancellationToken);
        return new EmptyResult();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var format = new ClinicFormat(await clinics.GetAsync(cancellationToken));
        var now = clock.GetCurrentInstant();
        Today = format.DateOf(now);
        (var period, Problem) = Query.Read(Today);
        Report = await reports.ReadAsync(period, format.Zone, now, cancellationToken);
        Sheets = ReportSheets.Of(Report);
    }
}
