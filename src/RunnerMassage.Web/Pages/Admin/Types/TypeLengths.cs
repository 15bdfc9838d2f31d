using System.Globalization;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Pages.Admin.Forms;

namespace RunnerMassage.Web.Pages.Admin.Types;

/// <summary>A row of length and price as it stands in the form.</summary>
/// <param name="Minutes">What was typed as minutes.</param>
/// <param name="Price">What was typed as price.</param>
public sealed record LengthRow(string Minutes, string Price)
{
    /// <summary>The minutes, or null where they are none that can be offered.</summary>
    public int? ReadMinutes() =>
        int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 5 and <= 240 ? minutes : null;

    /// <summary>The price, or null; cents are parted by a point or a comma.</summary>
    public decimal? ReadPrice() =>
        decimal.TryParse(Price.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
        && price is >= 0 and <= 9_999 && decimal.Round(price, 2) == price ? price : null;
}

/// <summary>The lengths of a massage type as one value of the form, so that they are compared and taken over together: <c>30=49;60=79</c>.</summary>
internal static class TypeLengths
{
    public const string Key = "Lengths";

    private const int MostRows = 20;

    /// <summary>The value of saved lengths.</summary>
    public static string Write(IEnumerable<MassageLength> lengths) => string.Join(';', lengths.OrderBy(length => length.Minutes)
        .Select(length => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes}={length.Price:0.##}")));

    /// <summary>The rows of a value.</summary>
    public static IReadOnlyList<LengthRow> Rows(string value) =>
        [.. value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('=')).Select(parts => new LengthRow(parts[0], parts[^1]))];

    /// <summary>The form with the value of the rows that were typed; prices are written as saved ones are, and empty rows are left out.</summary>
    public static AdminForm Gather(AdminForm form)
    {
        var rows = new List<string>();
        for (var n = 0; n < MostRows; n++)
        {
            var row = new LengthRow(Clean(form[$"Minutes{n}"]), Clean(form[$"Price{n}"]));
            if (row is not { Minutes: "", Price: "" })
            {
                var price = row.ReadPrice() is { } read ? read.ToString("0.##", CultureInfo.InvariantCulture) : row.Price;
                rows.Add($"{row.Minutes}={price}");
            }
        }

        var value = string.Join(';', rows);
        return form.With(Key, form.Do?.Split(':') switch
        {
            ["remove", var place] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < rows.Count =>
                string.Join(';', rows.Where((_, n) => n != at)),
            _ => value,
        });
    }

    private static string Clean(string typed) => typed.Replace(';', ' ').Replace('=', ' ').Trim();
}
