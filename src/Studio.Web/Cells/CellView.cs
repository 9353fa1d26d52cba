using Microsoft.AspNetCore.Components;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;

namespace Studio.Web.Cells;

/// <summary>Base of the components that draw one kind of cell: a component that inherits from <c>CellView&lt;Transfer&gt;</c> is found by
/// its base class and draws every transfer. It is drawn again only when something that it can show has changed.</summary>
public abstract class CellView<TCell> : ComponentBase where TCell : Cell
{
    private bool _isSet;

    [Parameter, EditorRequired] public required TCell Cell { get; set; }

    [Parameter, EditorRequired] public required Notebook Notebook { get; set; }

    [Parameter, EditorRequired] public required StudioCatalogue Catalogue { get; set; }

    /// <summary>What became of it when it ran; its numbers and pictures come from the runs themselves.</summary>
    [Parameter, EditorRequired] public required CellState State { get; set; }

    /// <summary>What became of the other cells; views look up those that they take in.</summary>
    [Parameter] public IReadOnlyDictionary<string, CellState> States { get; set; } = new Dictionary<string, CellState>();

    /// <summary>Why the last change of a setting was not taken, to be said beside its field; null if it was.</summary>
    [Parameter] public CellFault? Refusal { get; set; }

    /// <summary>The viewer may change this cell and steer its runs.</summary>
    [Parameter] public bool MayEdit { get; set; }

    /// <summary>True on the projector: outputs large, no forms.</summary>
    [Parameter] public bool IsPresented { get; set; }

    /// <summary>Asks for a change of one setting of this cell.</summary>
    [Parameter] public EventCallback<SettingChange> OnSet { get; set; }

    /// <summary>Asks to run this cell.</summary>
    [Parameter] public EventCallback OnRun { get; set; }

    /// <summary>Asks to steer one of this cell's runs.</summary>
    [Parameter] public EventCallback<RunOrder> OnOrder { get; set; }

    /// <summary>Asks for further cells below this one, in their order.</summary>
    [Parameter] public EventCallback<IReadOnlyList<Cell>> OnAdd { get; set; }

    /// <summary>Asks for other labels in the data of a data set cell.</summary>
    [Parameter] public EventCallback<DatasetCorrection> OnCorrect { get; set; }

    /// <summary>Finds the result that the same cell and seed had before a run; null where nobody looks for it.</summary>
    [Parameter] public Func<RunSummary, Task<CellResult?>>? FindBefore { get; set; }

    /// <summary>Asks the interactive worker; null where there is none, for example in a picture of a page.</summary>
    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    /// <summary>Asks the interactive worker for an answer in pieces; whoever stops reading ends it. Null where <see cref="Ask"/>
    /// is.</summary>
    [Parameter] public Func<InteractiveRequest, CancellationToken, IAsyncEnumerable<InteractiveAnswer>>? Stream { get; set; }

    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (_isSet && IsSame(parameters))
            return Task.CompletedTask;
        _isSet = true;
        return base.SetParametersAsync(parameters);
    }

    /// <summary>Classes of the data set that a cell gives, before its run as it states them, so that outputs have their
    /// room; none if they are not known.</summary>
    protected IReadOnlyList<string> ClassesOf(string? data) => data is null ? []
        : States.GetValueOrDefault(data)?.Runs.Select(r => r.Result).OfType<DatasetResult>().FirstOrDefault()?.Classes
        ?? Notebook.Stated<StatedDataset>(data)?.Classes(Catalogue) ?? [];

    /// <summary>The cell that an input names and what other cells it could name instead, for the choices of a form.</summary>
    protected IEnumerable<T> CellsOf<T>() where T : Cell => Notebook.Cells.OfType<T>().Where(c => c.Id != Cell.Id);

    /// <summary>Asks for another value of a setting, named by its path in the file, for example "recipe.epochs".</summary>
    protected Task SetAsync(string setting, object? seen, object? value) => OnSet.InvokeAsync(SettingChange.Of(setting, seen, value));

    protected Task OrderAsync(Guid run, RunCommand command) => OnOrder.InvokeAsync(new(run, command));

    /// <summary>Corrects labels of a data set cell's items, as long as they are those that a result was made with;
    /// else nothing can be asked for. A correction is another source in the cell's own setting, so it needs a cell of that kind.</summary>
    /// <param name="evaluated">The data set of the result.</param>
    protected EventCallback<IReadOnlyList<LabelChange>> CorrectionOf(string? data, string evaluated) =>
        MayEdit && !IsPresented && Notebook.Cell(data) is Studio.Notebooks.Cells.Dataset set && set.Source == evaluated
            ? EventCallback.Factory.Create<IReadOnlyList<LabelChange>>(this, changes => OnCorrect.InvokeAsync(new(set.Id, changes)))
            : default;

    private bool IsSame(ParameterView next) =>
        next.TryGetValue<TCell>(nameof(Cell), out var cell) && Equals(cell, Cell)
        && next.TryGetValue<Notebook>(nameof(Notebook), out var notebook) && ShowsSame(notebook)
        && next.TryGetValue<StudioCatalogue>(nameof(Catalogue), out var catalogue) && ReferenceEquals(catalogue, Catalogue)
        && next.TryGetValue<CellState>(nameof(State), out var state) && ShowsSame(state, State)
        && next.GetValueOrDefault<IReadOnlyDictionary<string, CellState>>(nameof(States)) is var states
        && Cell.Inputs.All(id => ShowsSame(states?.GetValueOrDefault(id), States.GetValueOrDefault(id)))
        && Equals(next.GetValueOrDefault<CellFault>(nameof(Refusal)), Refusal)
        && next.GetValueOrDefault<bool>(nameof(MayEdit)) == MayEdit
        && next.GetValueOrDefault<bool>(nameof(IsPresented)) == IsPresented;

    /// <summary>Of the other cells a view shows the names, and the settings of those that it takes in.</summary>
    private bool ShowsSame(Notebook next) => ReferenceEquals(next, Notebook)
        || next.Cells.Select(Name).SequenceEqual(Notebook.Cells.Select(Name))
        && Cell.Inputs.All(id => Equals(next.Cell(id), Notebook.Cell(id)));

    /// <summary>The last number of a running run rises all the time; what it stands for comes another way.</summary>
    private static bool ShowsSame(CellState? next, CellState? before) => ReferenceEquals(next, before)
        || next is not null && before is not null && next.IsStale == before.IsStale
        && next.Runs.Select(Sight).SequenceEqual(before.Runs.Select(Sight));

    private static (Guid, object, string, bool, bool) Sight(RunSummary run) =>
        (run.Id, run.Status, run.Sentence, run.IsSteered, run.Result is null);

    private static (string, string, Type) Name(Cell cell) => (cell.Id, cell.Title, cell.GetType());
}
