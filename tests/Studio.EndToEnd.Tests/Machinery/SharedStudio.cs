using Studio.EndToEnd.Tests.Machinery;

[assembly: AssemblyFixture(typeof(SharedStudio))]

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A studio for all journeys that leave it as good as they found it.</summary>
public sealed class SharedStudio : IAsyncLifetime
{
    private StudioProcess? _process;

    public StudioProcess Process => _process!;

    public async ValueTask InitializeAsync() => _process = await StudioProcess.StartAsync(options: EagerWorker.Options);

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
