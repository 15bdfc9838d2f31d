using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RunnerMassage.Benchmarks.Load;

namespace RunnerMassage.Benchmarks;

internal static class BenchmarkProgram
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["load", .. var options])
        {
            return await LoadRun.RunAsync(options);
        }

        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, Config());
        return 0;
    }

    /// <summary>
    /// In this process, so that nothing has to be restored and built again. Many short iterations and their fastest: what else the
    /// machine does can only add time. Figures are compared within one run.
    /// </summary>
    private static ManualConfig Config() =>
        DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "runner-massage-benchmarks"))
            .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithLaunchCount(1).WithWarmupCount(250).WithIterationCount(100).WithIterationTime(TimeInterval.FromMilliseconds(2)));
}
