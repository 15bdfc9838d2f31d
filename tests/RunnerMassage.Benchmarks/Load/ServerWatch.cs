using System.Diagnostics;
using System.Globalization;

namespace RunnerMassage.Benchmarks.Load;

/// <summary>Looks at a process from outside.</summary>
internal sealed class ServerWatch(int processId)
{
    /// <summary>Processor time it has taken so far, all cores together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(processId);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory now and at its highest, in MB.</summary>
    public string Memory => $"{Megabytes("VmRSS")} MB resident, {Megabytes("VmHWM")} MB at most";

    private string Megabytes(string name)
    {
        var line = File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = int.Parse(line.Split(' ', '\t').First(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture);
        return (kilobytes / 1024).ToString(CultureInfo.InvariantCulture);
    }
}
