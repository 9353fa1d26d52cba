using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>The studio as a person starts it: its own process with its real workers and an empty data folder.</summary>
public sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<(string Owner, string Class)> _links = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _ownerLink;

    private StudioProcess(Process process, string dataFolder, string address) => (_process, DataFolder, Address) = (process, dataFolder, address);

    public string DataFolder { get; }

    public string Address { get; }

    public string OwnerLink { get; private set; } = "";

    public string ClassLink { get; private set; } = "";

    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    public static async Task<StudioProcess> StartAsync(string? dataFolder = null, params string[] more)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("studio-journey-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--urls", address, "--data-folder", folder, .. more])
            start.ArgumentList.Add(argument);
        var studio = new StudioProcess(new Process { StartInfo = start }, folder, address);
        studio._process.OutputDataReceived += (_, line) => studio.Hear(line.Data);
        studio._process.ErrorDataReceived += (_, line) => studio.Hear(line.Data);
        studio._process.Start();
        studio._process.BeginOutputReadLine();
        studio._process.BeginErrorReadLine();
        try
        {
            (studio.OwnerLink, studio.ClassLink) = await studio._links.Task.WaitAsync(s_start);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The studio did not print its links within {s_start}. It said:\n{studio.Said}");
        }
        return studio;
    }

    /// <summary>Numbers of the worker processes that train.</summary>
    public IReadOnlyList<int> TrainingWorkers() => [.. Directory.GetFiles(Path.Combine(DataFolder, "workers"), "*-training.process")
        .Select(f => int.Parse(File.ReadAllText(f).Split(' ')[0]))];

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var polite = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static string Program => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Studio.Web", "bin",
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "Studio.Web"));

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (Link().Match(line) is not { Success: true, Value: var link })
            return;
        if (line.Contains("class", StringComparison.Ordinal))
            _links.TrySetResult((_ownerLink!, link));
        else
            _ownerLink = link;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+/enter\?token=\w+")]
    private static partial Regex Link();
}
