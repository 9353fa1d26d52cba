using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>The studio as a person starts it: its own process with its real workers and an empty data folder.</summary>
public sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(2);

    private readonly IReadOnlyList<string> _command;
    private readonly List<string> _said = [];
    private Process _process = null!;
    private TaskCompletionSource<(string Owner, string Class)> _links = null!;
    private string? _ownerLink;

    private StudioProcess(string dataFolder, IReadOnlyList<string> within, IReadOnlyList<string> options)
    {
        (DataFolder, Address) = (dataFolder, $"http://127.0.0.1:{FreePort()}");
        _command = [.. within, Program, "--urls", Address, "--data-folder", DataFolder, .. options];
    }

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

    /// <param name="dataFolder">Null takes a new one.</param>
    /// <param name="within">What begins its command line.</param>
    /// <param name="options">What ends it.</param>
    public static async Task<StudioProcess> StartAsync(string? dataFolder = null, IReadOnlyList<string>? within = null,
        IReadOnlyList<string>? options = null)
    {
        var studio =
            new StudioProcess(dataFolder ?? Directory.CreateTempSubdirectory("studio-journey-").FullName, within ?? [], options ?? []);
        await studio.BeginAsync();
        return studio;
    }

    /// <summary>As <c>kill -9</c> does, or the system when memory runs out; its workers are left alone.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    /// <summary>On the same address, with the same data folder.</summary>
    public async Task BeginAsync()
    {
        _links = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process
            { StartInfo = new(_command[0], _command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            (OwnerLink, ClassLink) = await _links.Task.WaitAsync(s_start);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The studio did not print its links within {s_start}. It said:\n{Said}");
        }
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

    internal static string Program =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Studio.Web", "bin",
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
