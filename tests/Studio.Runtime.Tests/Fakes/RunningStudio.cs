using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Accounts;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Hosting;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Runtime.Journal;
using Studio.Runtime.Storage;
using Studio.Runtime.Webhooks;

namespace Studio.Runtime.Tests.Fakes;

/// <summary>The whole runtime in a host of its own, with a silo, over workers that train by themselves.</summary>
internal sealed class RunningStudio : IAsyncDisposable
{
    public static readonly Person Ada = new("ada", "Ada", PersonRole.Member);
    public static readonly Person Grace = new("grace", "Grace", PersonRole.Member);
    public static readonly Person Owner = new("owner", "Owner", PersonRole.Owner);

    public static readonly Notebook Tour = new("Tour",
    [
        new Dataset { Id = "data" },
        new PretrainedModel { Id = "model" },
        new Transfer { Id = "transfer-1", Data = "data", Model = "model" },
        new Evaluate { Id = "evaluate", Model = "transfer-1" },
    ]);

    private static readonly StudioCatalogue s_catalogue = new(
        [new("resnet-glyphs", "ResNet", 64, 24, [new StageResult("stem", 10), new StageResult("head", 10)], Preprocessing.Cifar)],
        [new("resnet-glyphs-source", "resnet-glyphs", "Glyphs", "MIT", true, null, null, [])],
        [new("glyphs-target", "Glyphs", "Drawn signs.", true, [])], new Dictionary<string, int>());

    private readonly IHost _host;
    private readonly string _folder;

    private readonly string? _connectionString;

    private RunningStudio(string folder, string? connectionString, FakeTimeProvider time)
    {
        (_folder, _connectionString, Time) = (folder, connectionString, time);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddStudioRuntime(new() { DataFolder = folder, ConnectionString = connectionString, Catalogue = s_catalogue, Time = time,
            ReserveBytes = 0, AllowPrivateWebhooks = true });
        var storage = new StudioStorage(folder, connectionString);
        Fleet = new(new FakeFleet(new RunJournal(storage, time), new ArtifactStore(storage, time), s_catalogue.Hash()), () => Workers);
        builder.Services.AddSingleton<IWorkerPort>(Fleet);
        _host = builder.Build();
    }

    public FakeTimeProvider Time { get; }

    public TrainingFleet Fleet { get; }

    public NotebookService Notebooks => _host.Services.GetRequiredService<NotebookService>();

    public RunService Runs => _host.Services.GetRequiredService<RunService>();

    public RunList List => _host.Services.GetRequiredService<RunList>();

    public WebhookService Webhooks => _host.Services.GetRequiredService<WebhookService>();

    public WorkerService Workers => _host.Services.GetRequiredService<WorkerService>();

    public RunFeed Feed => _host.Services.GetRequiredService<RunFeed>();

    public ArtifactStore Artifacts => _host.Services.GetRequiredService<ArtifactStore>();

    public StorageHealth Health => _host.Services.GetRequiredService<StorageHealth>();

    public DeviceBoard Board => _host.Services.GetRequiredService<DeviceBoard>();

    public static Task<RunningStudio> StartAsync(string? connectionString = null, string? folder = null) => StartAsync(new(
        folder ?? Directory.CreateTempSubdirectory("studio-").FullName, connectionString,
        new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))));

    /// <summary>Another process over the same data, after this one was killed.</summary>
    public async Task<RunningStudio> RestartAsync()
    {
        await DisposeAsync();
        return await StartAsync(new(_folder, _connectionString, Time));
    }

    public async Task JoinAsync(string worker) => Assert.Null(await Workers.HelloAsync(Fleet.Start(worker)));

    /// <summary>Watches until a state is as wanted, without waiting for anything else.</summary>
    public async Task<NotebookState> UntilAsync(string notebook, Func<NotebookState, bool> isSo, CancellationToken ct)
    {
        await foreach (var state in Notebooks.WatchAsync(notebook, new(Guid.NewGuid().ToString("n"), "watcher", "Watcher"), ct))
            if (isSo(state))
                return state;
        throw new InvalidOperationException("The notebook is gone.");
    }

    private static async Task<RunningStudio> StartAsync(RunningStudio studio)
    {
        await studio._host.StartAsync();
        if (studio.Health.Fault is null)
            await studio._host.Services.GetRequiredService<PersonService>().AdmitAsync(Owner);
        return studio;
    }

    /// <summary>Ends everything as a killed process would: nobody says goodbye to a run.</summary>
    public async ValueTask DisposeAsync()
    {
        Fleet.Freeze();
        await _host.StopAsync();
        _host.Dispose();
    }
}
