using System.Globalization;

namespace RunnerMassage.Web.Shared;

/// <summary>Prices as people read them.</summary>
public static class PriceText
{
    /// <summary>The price with its currency, cents only where there are some: <c>€79</c>, <c>€39.50</c>, <c>CHF 79</c>.</summary>
    /// <param name="price">The amount in the currency's main unit.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Of(decimal price, string currency)
    {
        var symbol = currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", _ => currency + " " };
        var format = decimal.IsInteger(price) ? "#,0" : "#,0.00";
        return symbol + price.ToString(format, CultureInfo.InvariantCulture);
    }
}
