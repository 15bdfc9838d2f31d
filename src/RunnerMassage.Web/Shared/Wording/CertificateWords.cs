using NodaTime;
using RunnerMassage.Scheduling.Clinics;
using RunnerMassage.Web.Shared.Formatting;

namespace RunnerMassage.Web.Shared.Wording;

/// <summary>Words for how long a therapist may give a massage type.</summary>
public static class CertificateWords
{
    /// <summary>Says it for a date of the clinic's calendar.</summary>
    public static string Of(Qualification held, MassageType type, LocalDate today) => held.ExpiresOn switch
    {
        null when type.NeedsCertificate => "not offered: the certificate’s last day is missing",
        null => "without end",
        { } last when last < today => $"certificate ended on {ClinicFormat.FullDate(last)}",
        { } last => $"certificate until {ClinicFormat.FullDate(last)}",
    };
}
