using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;
using Studio.Experiments;
using Studio.Runtime;
using Studio.Runtime.Devices;
using Studio.Runtime.Hosting;
using Studio.Web.Api;
using Studio.Web.Artifacts;
using Studio.Web.Configuration;
using Studio.Web.Fleet;
using Studio.Web.Live;
using Studio.Web.Notebooks;
using Studio.Web.Persons;
using Studio.Web.Security;
using Studio.Web.Uploads;
using Studio.Web.Uploads.Weights;

namespace Studio.Web.Hosting;

/// <summary>Puts the studio together: settings, runtime, pages, addresses.</summary>
public static class StudioHost
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>For all that has to be stopped; what takes longer is left.</summary>
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(4);

    /// <summary>Creates the studio and starts it. The caller disposes it.</summary>
    public static async Task<WebApplication> StartAsync(string[] args, CancellationToken ct = default)
    {
        var app = Create(args);
        try
        {
            await app.StartAsync(ct);
            return app;
        }
        catch
        {
            // Services that had started end as in any stop; else the host logs each as a failure of its own.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw;
        }
    }

    public static WebApplication Create(string[] args)
    {
        // The pages' files lie beside the program, wherever it was started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { Args = args, ApplicationName = typeof(StudioHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine(args, StudioSettings.Switches.ToDictionary());
        var settings = builder.Configuration.Get<StudioSettings>() ?? new();
        // Started from its build output, they lie in the source tree and the package cache, as a list beside the program says.
        if (!builder.Environment.IsDevelopment())
            builder.WebHost.UseStaticWebAssets();
        var address = builder.Configuration["urls"] ?? DefaultAddress;
        var held = DataFolder.Take(settings, address);
        WebApplication? app = null;
        try
        {
            app = Build(builder, settings, address);
            app.Lifetime.ApplicationStopped.Register(held.Dispose);
            CookieKeys.ThrowIfUnusable(app.Services, settings);
            Use(app);
            // What cannot be created shows here: a host that began to start without them cannot be stopped.
            _ = app.Services.GetServices<IHostedService>().ToArray();
            return app;
        }
        catch
        {
            // What does not start leaves nothing behind that still writes into the folder.
            (app as IDisposable)?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, StudioSettings settings, string address)
    {
        builder.WebHost.UseUrls(address, $"http://unix:{settings.SocketPath}");
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        StudioLogging.Add(builder, settings);
        Telemetry.Add(builder, settings);
        AddServices(builder, settings);
        return builder.Build();
    }

    private static void AddServices(WebApplicationBuilder builder, StudioSettings settings)
    {
        var program = WorkerProgram.Find(settings);
        builder.AddStudioRuntime(new RuntimeOptions
        {
            DataFolder = settings.DataFolder, ConnectionString = settings.Connection, Catalogue = program.Catalogue,
            AllowPrivateWebhooks = settings.AllowPrivateWebhooks,
        });
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(settings.Uploads).AddSingleton(program);
        services.AddSingleton<WorkerLinks>().AddSingleton<IWorkerPort>(s => s.GetRequiredService<WorkerLinks>());
        services.AddSingleton<PiecewiseAnswers>().AddSingleton<InteractiveWorker>();
        services.AddSingleton<WorkerFleet>().AddHostedService(s => s.GetRequiredService<WorkerFleet>());
        services.AddSingleton<ZipInspection>().AddSingleton<UploadStore>().AddSingleton<PictureUpload>().AddSingleton<TextUpload>()
            .AddSingleton<DatasetSamples>().AddSingleton<TextInspection>().AddSingleton<DatasetRevision>();
        services.AddSingleton<WeightsUpload>();
        services.AddHostedService<Welcome>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = s_shutdown);
        services.AddScoped<CurrentPerson>().AddScoped<PersonNames>().AddScoped<NotebookExport>().AddScoped<NewNotebook>();
        services.AddDataProtection().SetApplicationName("studio").PersistKeysToFileSystem(new(Path.Combine(settings.DataFolder, "keys")));
        services.AddStudioPersons(settings);
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite) = ("studio-form", SameSiteMode.Strict));
        services.AddSignalR(o => o.EnableDetailedErrors = false).AddJsonProtocol(o => o.PayloadSerializerOptions = StudioJson.Options)
            .AddMessagePackProtocol();
        services.AddSignalRCore().AddHubOptions<LinkHub>(LinkHub.Configure);
        services.AddCascadingAuthenticationState();
        // Where no button is: at the top they lay over Run all.
        services.AddMudServices(o => o.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomLeft);
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o =>
        {
            // start.js misses these signs of life after three of them. A message holds a whole text of two million characters, each of
            // which may take six bytes on its way.
            o.KeepAliveInterval = TimeSpan.FromSeconds(4);
            o.MaximumReceiveMessageSize = 16 << 20;
        });
        services.AddSingleton(new OpenPages()).AddScoped<CircuitHandler, PageLimit>();
        services.AddScoped<PageConnection>().AddScoped<CircuitHandler>(s => s.GetRequiredService<PageConnection>());
        services.AddHealthChecks().AddCheck<StorageCheck>("storage");
    }

    private static void Use(WebApplication app)
    {
        app.UseMiddleware<SocketGuard>();
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<SafeHeaders>();
        app.MapWhen(c => c.Request.Path == "/healthz", healthy => healthy.UseHealthChecks("/healthz"));
        app.UseMiddleware<StorageGuard>();
        app.UseWhen(c => HttpMethods.IsGet(c.Request.Method)
            && c.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        // After it, so that the second round finds the page.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapEntrance();
        app.MapHub<LinkHub>(SocketGuard.LinkPath).AllowAnonymous();
        app.MapHub<RunsHub>("/hubs/runs", o => o.AllowStatefulReconnects = true);
        app.MapRunEvents();
        app.MapApi();
        app.MapArtifacts();
        app.MapNotebookFiles();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
