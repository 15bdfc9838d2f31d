using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace RunnerMassage.Benchmarks;

internal static class BenchmarkProgram
{
    private static void Main(string[] args) =>
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, Config());

    /// <summary>
    /// In this process, so that nothing has to be restored and built again, and short: the figures are compared within one run.
    /// </summary>
    private static ManualConfig Config() =>
        DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "runner-massage-benchmarks"))
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithLaunchCount(1).WithWarmupCount(5).WithIterationCount(10));
}
