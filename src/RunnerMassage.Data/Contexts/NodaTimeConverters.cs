using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace RunnerMassage.Data.Contexts;

/// <summary>An instant as unix ticks.</summary>
internal sealed class InstantTicks()
    : ValueConverter<Instant, long>(instant => instant.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));

/// <summary>A date as <c>2027-04-05</c>.</summary>
internal sealed class LocalDateText()
    : ValueConverter<LocalDate, string>(date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
