using System.Diagnostics;
using System.Text;

namespace RunnerMassage.Testing;

/// <summary>Collects what a process writes, line by line, so that it never waits on a full pipe.</summary>
internal sealed class ProcessOutput
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    private ProcessOutput()
    {
    }

    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _text.ToString();
            }
        }
    }

    public static ProcessOutput Of(Process process)
    {
        var output = new ProcessOutput();
        process.OutputDataReceived += output.Add;
        process.ErrorDataReceived += output.Add;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return output;
    }

    private void Add(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (_lock)
        {
            _text.AppendLine(line.Data);
        }
    }
}
