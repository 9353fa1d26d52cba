using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Accounts;
using Studio.Runtime.Storage;
using Studio.Web.Hosting;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Hosting;

public sealed class StorageGuardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-storage-").FullName;

    [Fact]
    public async Task Studio_OnADamagedDatabase_SaysSoOnEveryPageAndOverwritesNothing()
    {
        var database = Path.Combine(_folder, "studio.db");
        var damaged = Enumerable.Repeat((byte)7, 8192).ToArray();
        await File.WriteAllBytesAsync(database, damaged, TestContext.Current.CancellationToken);
        await using var studio = Studio();
        await studio.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient { BaseAddress = Address(studio) };

        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        using var health = await browser.GetAsync("/healthz", TestContext.Current.CancellationToken);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("storage cannot be opened", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        await studio.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Studio_OnADamagedDatabase_ReportsTheOwnerWhichFileItIs()
    {
        var cookies = new CookieContainer();
        await using (var sound = Studio())
        {
            await sound.StartAsync(TestContext.Current.CancellationToken);
            using var first = Browser(sound, cookies);
            (await first.GetAsync("enter?token="
                + $"{sound.Services.GetRequiredService<PersonService>().OwnerToken}",
                TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
            await sound.StopAsync(TestContext.Current.CancellationToken);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder, "studio.db*"))
            File.Delete(file);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "studio.db"), Enumerable.Repeat((byte)7, 8192).ToArray(),
            TestContext.Current.CancellationToken);
        await using var studio = Studio();
        await studio.StartAsync(TestContext.Current.CancellationToken);
        using var browser = Browser(studio, cookies);

        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("studio.db is damaged", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await studio.StopAsync(TestContext.Current.CancellationToken);
    }

    private static HttpClient Browser(WebApplication studio, CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address(studio) };

    [Fact]
    public void Create_OnAFolderThatAnotherStudioHas_NamesIt()
    {
        using var other = DataFolderLock.Take(_folder, "http://127.0.0.1:5080");

        var refusal = Assert.Throws<StorageFaultException>(() => Studio());

        Assert.Contains("http://127.0.0.1:5080", refusal.Message, StringComparison.Ordinal);
    }

    private WebApplication Studio() =>
        StudioHost.Create(["--urls", "http://127.0.0.1:0", "--data-folder", _folder, "--devices", "none", "--worker-path",
            FakeCatalogue.WriteTo(Path.Combine(_folder, "worker"))]);

    private static Uri Address(WebApplication studio) =>
        new(studio.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a =>
            a.StartsWith("http://127", StringComparison.Ordinal)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
