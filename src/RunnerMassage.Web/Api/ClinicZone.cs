using NodaTime;
using RunnerMassage.Data.Repositories;

namespace RunnerMassage.Web.Api;

/// <summary>The zone in which the clinic's dates and answers are told.</summary>
public static class ClinicZone
{
    /// <summary>Reads it.</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The clinic is set up with a zone that does not exist.</exception>
    public static async Task<DateTimeZone> ZoneAsync(this ClinicRepository clinics, CancellationToken cancellationToken) =>
        DateTimeZoneProviders.Tzdb[(await clinics.GetAsync(cancellationToken)).TimeZoneId];
}
