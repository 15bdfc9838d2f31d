using Microsoft.Extensions.DependencyInjection;

namespace RunnerMassage.Web.Tests;

/// <summary>
/// Lets everybody who disposes a site's services wait until they are disposed. Both the fixture and the program's own end do so at the same
/// time; the second of them would otherwise return at once, while the first still writes the log.
/// </summary>
internal sealed class AwaitedDisposal : IServiceProviderFactory<IServiceCollection>
{
    private readonly DefaultServiceProviderFactory _usual =
        new(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    public IServiceCollection CreateBuilder(IServiceCollection services) => _usual.CreateBuilder(services);

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) =>
        new Provider((ServiceProvider)_usual.CreateServiceProvider(containerBuilder));

    private sealed class Provider(ServiceProvider inner) : IKeyedServiceProvider, ISupportRequiredService, IAsyncDisposable, IDisposable
    {
        private readonly AsyncLocal<bool> _disposing = new();
        private readonly Lock _lock = new();
        private Task? _disposal;

        public object? GetService(Type serviceType) => inner.GetService(serviceType);

        public object GetRequiredService(Type serviceType) => inner.GetRequiredService(serviceType);

        public object? GetKeyedService(Type serviceType, object? serviceKey) => inner.GetKeyedService(serviceType, serviceKey);

        public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => inner.GetRequiredKeyedService(serviceType, serviceKey);

        // The host is one of the services, and disposes the services in its turn: it must not wait for itself.
        public ValueTask DisposeAsync() => _disposing.Value ? ValueTask.CompletedTask : new ValueTask(DisposeOnceAsync());

        public void Dispose()
        {
            if (!_disposing.Value)
            {
                DisposeOnceAsync().GetAwaiter().GetResult();
            }
        }

        private Task DisposeOnceAsync()
        {
            lock (_lock)
            {
                return _disposal ??= Task.Run(async () =>
                {
                    _disposing.Value = true;
                    await inner.DisposeAsync();
                });
            }
        }
    }
}
