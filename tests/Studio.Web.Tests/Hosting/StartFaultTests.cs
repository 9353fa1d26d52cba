using Studio.Web.Configuration;
using Studio.Web.Hosting;

namespace Studio.Web.Tests.Hosting;

/// <summary>Whatever keeps the studio from starting is a sentence that says what to do.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studio-start-");

    [Fact]
    public async Task Start_OnAPortInUse_SaysSo()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();

        Assert.Contains("--urls", await SentenceAsync("--urls", $"http://127.0.0.1:{((System.Net.IPEndPoint)other.LocalEndpoint).Port}"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", await LogAsync(), StringComparison.Ordinal);
    }

    [Theory, InlineData("127.0.0.1:5080"), InlineData("ftp://127.0.0.1:5080"), InlineData("http://127.0.0.1:99999")]
    public async Task Start_OnNoAddress_SaysHowOneIsWritten(string address) =>
        Assert.Contains("--urls", await SentenceAsync("--urls", address), StringComparison.Ordinal);

    [Theory, InlineData("--worker-memory", "much"), InlineData("--telemetry", "http://["),
        InlineData("--allow-private-webhooks", "perhaps")]
    public async Task Start_WithASettingThatIsNone_NamesIt(string setting, string value) =>
        Assert.StartsWith(setting, await SentenceAsync("--urls", "http://127.0.0.1:0", setting, value), StringComparison.Ordinal);

    [Fact]
    public async Task Start_WithAFileForAFolder_SaysSo()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        Assert.Contains("--data-folder", await SentenceAsync("--urls", "http://127.0.0.1:0", "--data-folder", file),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithDamagedKeysOfTheLinks_SaysWhatToDelete()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "tokens.json"), "{\"owner\":", TestContext.Current.CancellationToken);

        Assert.Contains("tokens.json", await SentenceAsync("--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("{\"device\":"), InlineData("null")]
    public async Task Start_WithADamagedPlace_StartsAllTheSame(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "place.json"), text, TestContext.Current.CancellationToken);

        Assert.Equal("It started.", await SentenceAsync("--urls", "http://127.0.0.1:0"));
    }

    [Fact]
    public async Task Start_WithoutAPlaceForTheKeysOfCookies_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "keys"), "", TestContext.Current.CancellationToken);

        Assert.Contains("keys of the cookies", await SentenceAsync("--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_InADeepFolder_PutsTheSocketWhereOnlyItsUserCanGo()
    {
        var deep = Path.Combine(_folder.FullName, new string('d', 120));
        var settings = new StudioSettings { DataFolder = deep };

        var socket = settings.SocketPath;

        Assert.True(socket.Length <= 100, socket);
        Assert.Equal(socket, new StudioSettings { DataFolder = deep }.SocketPath);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.GetDirectoryName(socket)!));
        Directory.Delete(Path.GetDirectoryName(socket)!);
        Assert.NotEqual(socket, new StudioSettings { DataFolder = deep }.SocketPath);
    }

    [Fact]
    public async Task Start_AfterAKillDuringAnUpload_RemovesWhatHadCome()
    {
        var uploads = Directory.CreateDirectory(Path.Combine(_folder.FullName, "uploads")).FullName;
        await File.WriteAllTextAsync(Path.Combine(uploads, $"{Guid.NewGuid():n}.part"), "half a zip",
            TestContext.Current.CancellationToken);

        Assert.Equal("It started.", await SentenceAsync("--urls", "http://127.0.0.1:0"));

        Assert.Empty(Directory.GetFiles(uploads));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>All that was logged; the sentence itself is no part of it.</summary>
    private async Task<string> LogAsync() => string.Concat(await Task.WhenAll(_folder
        .EnumerateFiles("studio-*.log", SearchOption.AllDirectories)
        .Select(f => File.ReadAllTextAsync(f.FullName, TestContext.Current.CancellationToken))));

    private async Task<string?> SentenceAsync(params string[] arguments)
    {
        string[] folder = arguments.Contains("--data-folder") ? [] : ["--data-folder", _folder.FullName];
        try
        {
            await using var app = await StudioHost.StartAsync([.. arguments, .. folder, "--devices", "none", "--worker-path",
                Fakes.FakeCatalogue.WriteTo(Path.Combine(_folder.FullName, "worker"))], TestContext.Current.CancellationToken);
            await app.StopAsync(TestContext.Current.CancellationToken);
            return "It started.";
        }
        catch (Exception fault) when (StartFault.Sentence(fault) is { } sentence)
        {
            Assert.DoesNotContain('\n', sentence);
            return sentence;
        }
    }
}
