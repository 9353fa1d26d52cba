using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Continues a prompt with one language model or two. Whoever may not change the cell has settings of their own here.</summary>
public sealed partial class WriteView
{
    private readonly Dictionary<string, WrittenText?> _texts = [];
    private Write? _seen, _own;

    /// <summary>The cell with what this viewer changed.</summary>
    private Write Wanted => _own ?? Cell;

    private GenerationSettings Settings => Wanted.Settings;

    private bool IsWriting => _texts.Values.Any(t => t?.IsWriting == true);

    /// <summary>The cells whose models write, with their runs, one per seed.</summary>
    private IReadOnlyList<(string Cell, IReadOnlyList<RunSummary> Runs)> Models =>
    [
        .. new[] { Cell.Model, Cell.Compared }.OfType<string>().Distinct().Where(id => Notebook.Cell(id) is not null)
            .Select(id => (Cell: id, Runs: Trained(id))).Where(m => m.Runs.Count > 0),
    ];

    private string NextStep => Notebook.Cell(Cell.Model) is null
        ? "Choose a cell that trains a language model. Once it is trained, it continues your own texts here."
        : "Run the cell of the model first. Once its language model is trained, it continues your own texts here.";

    protected override void OnParametersSet()
    {
        // What stands in the notebook counts again when somebody has changed it.
        if (_seen != Cell)
            (_seen, _own) = (Cell, null);
        // Blazor leaves the entries of components that are gone.
        foreach (var gone in _texts.Keys.Except(Models.Select(m => m.Cell)).ToArray())
            _texts.Remove(gone);
    }

    private IReadOnlyList<RunSummary> Trained(string cell) =>
        [.. (States.GetValueOrDefault(cell)?.Runs ?? []).Where(r => r.Result is LanguageModel)];

    private Task SetAsync(string setting, object before, object after, GenerationSettings settings) =>
        ChangeAsync($"settings.{setting}", before, after, Wanted with { Settings = settings });

    private Task ChangeAsync(string setting, object before, object after, Write wanted)
    {
        _own = wanted;
        return MayEdit ? SetAsync(setting, before, after) : Task.CompletedTask;
    }

    private Task WriteAsync() => Task.WhenAll(_texts.Values.Select(t => t?.WriteAsync(Wanted) ?? Task.CompletedTask));

    private void Stop()
    {
        foreach (var text in _texts.Values)
            text?.Stop();
    }
}
