using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Runtime.Storage;
using TransferCell = Studio.Notebooks.Cells.Transfer;

namespace Studio.Cli.Tests.Runs;

public sealed class RunsCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-runs-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private IReadOnlyList<Guid> _runs = [];

    public async ValueTask InitializeAsync() => _runs = await RecordedRuns.WriteAsync(new StudioStorage(_folder),
        (new TransferCell { Id = "a", Title = "Frozen" }, RunStatus.Completed), (new TransferCell { Id = "b", Title = "=1+1" },
            RunStatus.Diverged));

    public ValueTask DisposeAsync()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task List_WithAFilter_ShowsTheRunsThatMatch()
    {
        Assert.Equal(ExitCodes.Ok, await StudioAsync("runs", "list", "--status", "completed"));

        Assert.Contains("Frozen", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 runs.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Json_IsOneArray()
    {
        await StudioAsync("runs", "list", "--json", "--sort", "cell");

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal(["=1+1", "Frozen"], json.RootElement.EnumerateArray().Select(r => r.GetProperty("cellTitle").GetString()));
    }

    [Fact]
    public async Task List_AnUnknownStatus_NamesThoseThereAre()
    {
        Assert.Equal(ExitCodes.BadUsage, await StudioAsync("runs", "list", "--status", "done"));

        Assert.Contains("'done' is not a status. Use one of: queued,", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_TheBeginningOfAnId_ShowsSettingsAndCurves()
    {
        Assert.Equal(ExitCodes.Ok, await StudioAsync("runs", "show", $"{_runs[0]:n}"[..8]));

        Assert.Contains("label smoothing", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("0.5 at step 2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ARunThatThereIsNot_SaysWhereToLook()
    {
        Assert.Equal(ExitCodes.Failed, await StudioAsync("runs", "show", "ffffffff-ffff"));

        Assert.Equal("There is no run 'ffffffff-ffff'. 'studio runs list' lists all runs.", _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task Export_ATitleThatIsAFormula_IsDisarmed()
    {
        await StudioAsync("runs", "export", "--sort", "cell");

        var lines = _output.ToString().Split('\n');
        Assert.StartsWith("id,notebook,cell,person,recipe,status", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AFolderWithoutAStudio_SaysSoAndMakesNothing()
    {
        var empty = Path.Combine(_folder, "empty");

        Assert.Equal(ExitCodes.Failed, await StudioCommand.RunAsync(["runs", "list", "--data-folder", empty], _output, _error));

        Assert.StartsWith("There is no studio in", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(empty));
    }

    private Task<int> StudioAsync(params string[] args) => StudioCommand.RunAsync([.. args, "--data-folder", _folder], _output, _error);
}
