using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Experiments.Catalogue;
using Studio.Runtime.Services;
using Studio.Web.Configuration;
using Studio.Web.Fleet;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Fleet;

/// <remarks>The worker is a script that notes its number and waits until its input is closed.</remarks>
public sealed class WorkerFleetTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly RunningStudio _studio;
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly string _folder = Directory.CreateTempSubdirectory("fleet-").FullName;

    public WorkerFleetTests(RunningStudio studio) => _studio = studio;

    private string Starts => Path.Combine(_folder, "starts");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Fleet_AWorkerThatIsKilled_IsStartedAgain()
    {
        using var fleet = Fleet(Script());
        await fleet.StartAsync(CancellationToken.None);
        var first = (await StartedAsync(2))[0];

        Process.GetProcessById(first).Kill();
        await StartedAsync(3);
        await fleet.StopAsync(CancellationToken.None);

        Assert.All((await StartedAsync(3)).Select(IsAlive), Assert.False);
    }

    [Fact]
    public async Task Fleet_AStudioThatBeginsToStop_EndsItsWorkersAtOnceAndStartsNone()
    {
        using var fleet = Fleet(Script());
        await fleet.StartAsync(CancellationToken.None);
        var started = await StartedAsync(2);

        _lifetime.StopApplication();
        await fleet.ExecuteTask!.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.All(started, worker => Assert.False(IsAlive(worker)));
        Assert.Equal(2, (await StartedAsync(2)).Length);
    }

    [Fact]
    public async Task Fleet_AWorkerThatDoesNotEnd_IsKilledInTime()
    {
        using var fleet = Fleet(Script("trap '' TERM; sleep 600 & wait"));
        await fleet.StartAsync(CancellationToken.None);
        var started = await StartedAsync(2);
        var watch = Stopwatch.StartNew();

        await fleet.StopAsync(CancellationToken.None);

        // Of the ten minutes that it would take; how long it really takes on a quiet machine is measured elsewhere.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.All(started, worker => Assert.False(IsAlive(worker)));
    }

    [Fact]
    public async Task Fleet_AWorkerLeftByAKilledStudio_IsGoneBeforeTheNextStarts()
    {
        using var old = Process.Start(new ProcessStartInfo("/bin/sleep", "600"))!;
        Leftover.Note(Path.Combine(_folder, "workers", "cpu-training.process"), old.Id);

        using var fleet = Fleet(Script());
        await fleet.StartAsync(CancellationToken.None);
        await StartedAsync(2);
        await fleet.StopAsync(CancellationToken.None);

        Assert.True(old.HasExited);
    }

    [Fact]
    public async Task Fleet_AProcessThatOnlyHasTheSameNumber_IsLeftAlone()
    {
        using var stranger = Process.Start(new ProcessStartInfo("/bin/sleep", "600"))!;
        var note = Path.Combine(_folder, "note");
        await File.WriteAllTextAsync(note, $"{stranger.Id} 1");

        await Leftover.KillAsync(note);

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task Fleet_WithoutAWorkerProgram_SaysWhatToDo()
    {
        using var fleet = Fleet(null);
        await fleet.StartAsync(CancellationToken.None);
        await fleet.ExecuteTask!;

        Assert.All(fleet.States, s => Assert.Contains("--worker-path", s.Sentence, StringComparison.Ordinal));
        Assert.Equal(2, fleet.States.Count);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("cpu", 2)]
    [InlineData("cuda:0,cuda:1", 3)]
    public void Slots_OfNamedDevices_AreOneEachAndOneThatAnswers(string devices, int slots) =>
        Assert.Equal(slots, WorkerSlot.All(devices).Count);

    private WorkerFleet Fleet(string? program) =>
        new(new StudioSettings { DataFolder = _folder, Devices = "cpu" }, new WorkerProgram(program, StudioCatalogue.Empty),
        _studio.Services.GetRequiredService<WorkerLinks>(), _studio.Services.GetRequiredService<WorkerService>(), TimeProvider.System,
        _lifetime, NullLogger<WorkerFleet>.Instance);

    /// <param name="rest">What the script does when it has noted its number.</param>
    private string Script(string rest = "exec cat")
    {
        var path = Path.Combine(_folder, "worker");
        File.WriteAllText(path, $"#!/bin/sh\necho $$ >> '{Starts}'\n{rest}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private async Task<int[]> StartedAsync(int count)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var started = File.Exists(Starts) ? (await File.ReadAllLinesAsync(Starts, patience.Token)).Select(int.Parse).ToArray() : [];
            if (started.Length >= count)
                return started;
            await Task.Delay(50, patience.Token);
        }
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
