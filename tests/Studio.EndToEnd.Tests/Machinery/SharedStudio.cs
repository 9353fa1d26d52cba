using Studio.EndToEnd.Tests.Machinery;

[assembly: AssemblyFixture(typeof(SharedStudio))]
// Journeys in the shared studio take turns, because its device trains one run at a time; a test with a studio of its own runs beside them.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A studio for all journeys that leave it as good as they found it.</summary>
public sealed class SharedStudio : IAsyncLifetime
{
    private StudioProcess? _process;

    public StudioProcess Process => _process!;

    public async ValueTask InitializeAsync() => _process = await StudioProcess.StartAsync(options: EagerWorker.Options);

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
