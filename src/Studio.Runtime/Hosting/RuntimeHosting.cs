using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Studio.Runtime.Accounts;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Devices;
using Studio.Runtime.Planning;
using Studio.Runtime.Services;
using Studio.Runtime.Grains;
using Studio.Runtime.Journal;
using Studio.Runtime.Library;
using Studio.Runtime.Queue;
using Studio.Runtime.Storage;
using Studio.Runtime.Webhooks;

namespace Studio.Runtime.Hosting;

/// <summary>Puts the runtime into a host.</summary>
public static class RuntimeHosting
{
    /// <summary>Services, grains and storage. The host must also have an <see cref="IWorkerPort"/>. The upgrade of the database begins
    /// here, beside all that is put together after it, and starting the host waits for it; whether that went well says
    /// <see cref="StorageHealth"/>.</summary>
    public static IHostApplicationBuilder AddStudioRuntime(this IHostApplicationBuilder builder, RuntimeOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(new CurrentCatalogue(options.Catalogue));
        // For pages, which are made anew; whoever stays longer asks for the other.
        services.AddTransient(s => s.GetRequiredService<CurrentCatalogue>().Value);
        var storage = new StudioStorage(options.DataFolder, options.ConnectionString);
        // It takes a quarter of a second, which the rest of the start takes, too; a thread of its own, for SQLite never lets go of the one
        // it has.
        var upgrading = Task.Factory.StartNew(() => storage.UpgradeAsync(), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        services.AddSingleton(storage);
        services.AddSingleton(new StudioPlace(options.DataFolder));
        services.AddSingleton(DiskSpace.Of(options.DataFolder, options.ReserveBytes));
        services.AddSingleton(s => new RunJournal(Storage(s), options.Time)).AddSingleton(s => new UnheldRuns(Storage(s), options.Time));
        services.AddSingleton(s => new RunRegister(Storage(s), options.Time))
            .AddSingleton(s => new NotebookStore(Storage(s), options.Time));
        services.AddSingleton(s => new RunList(Storage(s)));
        services.AddSingleton(s => new ArtifactStore(Storage(s), options.Time));
        services.AddSingleton<ResultFiles>().AddSingleton<NotebookStanding>().AddSingleton<RunPlanner>().AddSingleton<InputWaiting>()
            .AddSingleton<QueueForecast>().AddSingleton<DeviceQueue>();
        services.AddSingleton<DeviceBoard>().AddSingleton<WorkerService>();
        services.AddSingleton(s => new RunFeed(s.GetRequiredService<RunJournal>(), options.Time));
        services.AddSingleton(s => new PersonService(Storage(s), options.Time))
            .AddSingleton(s => new AccessTokens(Storage(s), options.Time));
        services.AddSingleton(s => new NotebookService(s.GetRequiredService<IGrainFactory>(), s.GetRequiredService<NotebookStore>(),
            s.GetRequiredService<NotebookStanding>()));
        services.AddSingleton(s => new RunService(s.GetRequiredService<IGrainFactory>(), s.GetRequiredService<NotebookService>(),
            s.GetRequiredService<RunRegister>(), s.GetRequiredService<RunJournal>()));
        services.AddSingleton(new WebhookClient(options.AllowPrivateWebhooks));
        services.AddSingleton(s => new WebhookService(Storage(s), s.GetRequiredService<WebhookClient>(), options.Time));
        services.AddSingleton<StoredDatasets>().AddSingleton<StoredModels>().AddSingleton<StorageHealth>();
        services.AddHostedService(s =>
            new StorageStart(storage, upgrading, s.GetRequiredService<StoredDatasets>(), s.GetRequiredService<StoredModels>(),
            s.GetRequiredService<StorageHealth>(), options, s.GetRequiredService<ILogger<StorageStart>>()));
        builder.UseOrleans(AddSilo);
        services.AddHostedService<QueueStart>().AddHostedService<Housekeeping>();
        services.AddHostedService(s => new WebhookWatch(s.GetRequiredService<DeviceBoard>(), s.GetRequiredService<RunList>(),
            s.GetRequiredService<WebhookService>(), options.Time, s.GetRequiredService<ILogger<WebhookWatch>>()));
        return builder;
    }

    private static StudioStorage Storage(IServiceProvider services) => services.GetRequiredService<StudioStorage>();

    /// <summary>One silo on this machine: free ports, and a name made anew, so that no other studio's silo is ever met.</summary>
    private static void AddSilo(ISiloBuilder silo)
    {
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, port), serviceId: "studio",
            clusterId: Guid.NewGuid().ToString("n"));
        // The only silo talks to itself without a socket. Whoever else connects, another user of this machine for example, would be
        // believed like a part of the studio: they are refused before anything is sent.
        silo.Configure<SiloConnectionOptions>(o => o.ConfigureSiloInboundConnection(connection => connection.Use(_ => context =>
        {
            context.Abort();
            return Task.CompletedTask;
        })));
        silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromMinutes(15));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
