using System.Diagnostics;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Cli.Tests.Data;

/// <summary>Two programs of one user may want the same file at the same time; the lock between them is the file system's.</summary>
public sealed class TwoProcessesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("two").FullName;

    [Fact]
    public async Task Fetch_TwoProcessesAtOnce_DownloadOnce()
    {
        var file = await File.ReadAllBytesAsync(SharedFolder.Data("weights/cifar10/resnet20-12fca82f.th"),
            TestContext.Current.CancellationToken);
        // The pause holds the first download open until the second process has come to the lock.
        await using var server = new FileServer(file) { Pause = TimeSpan.FromSeconds(4) };

        var paths = await Task.WhenAll(Fetch(server), Fetch(server));

        Assert.Equal(paths[0], paths[1]);
        Assert.Equal(file, await File.ReadAllBytesAsync(paths[0], TestContext.Current.CancellationToken));
        Assert.Equal(["/resnet20-12fca82f.th"], server.Paths);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> Fetch(FileServer server)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "studio.dll"), "weights", "fetch", "resnet20-cifar10"])
            start.ArgumentList.Add(argument);
        start.Environment["STUDIO_HOME"] = _folder;
        start.Environment["STUDIO_MIRROR"] = server.Address.AbsoluteUri;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return (await output).Trim();
    }
}
