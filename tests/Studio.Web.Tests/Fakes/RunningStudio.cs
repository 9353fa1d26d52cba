using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Accounts;
using Studio.Web.Configuration;
using Studio.Web.Hosting;
using Studio.Web.Tests.Fakes;

[assembly: AssemblyFixture(typeof(RunningStudio))]

namespace Studio.Web.Tests.Fakes;

/// <summary>A whole studio on a port and a data folder of its own, without workers; one for all tests.</summary>
public sealed class RunningStudio : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-web-").FullName;
    private WebApplication? _app;

    public Uri Address { get; private set; } = new("http://localhost");

    public string DataFolder => _folder;

    public IServiceProvider Services => _app!.Services;

    public string SocketPath => Services.GetRequiredService<StudioSettings>().SocketPath;

    public async ValueTask InitializeAsync()
    {
        _app = StudioHost.Create(["--urls", "http://127.0.0.1:0", "--data-folder", _folder, "--devices", "none", "--worker-path",
            FakeCatalogue.WriteTo(Path.Combine(_folder, "worker")), "--Uploads:Bytes", "2000000", "--Uploads:UnpackedBytes", "4000000",
            "--Uploads:Files", "50", "--Uploads:SidePixels", "4000"]);
        await _app.StartAsync();
        Address = new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a =>
            a.StartsWith("http://127", StringComparison.Ordinal)));
    }

    /// <summary>A browser that nobody let in; it follows no redirects.</summary>
    public HttpClient Stranger() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>A browser that came by the owner's link.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> OwnerAsync()
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            { BaseAddress = Address };
        (await client.GetAsync($"enter?token={Services.GetRequiredService<PersonService>().OwnerToken}")).EnsureSuccessStatusCode();
        return (client, cookies);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }
}
