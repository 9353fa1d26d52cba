using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Runtime.Runs;
using Studio.Web.Cells;
using Studio.Web.Replays;

namespace Studio.Web.Notebooks.Cards;

public sealed partial class CellHost
{
    [CascadingParameter] public required NotebookSession Session { get; set; }

    [Parameter, EditorRequired] public required Cell Cell { get; set; }

    [Parameter] public bool IsPresented { get; set; }

    private Replay? Replay => Session.Runs.Replays.Of(Cell.Id);

    // The other cells that stand on the same result show it, too.
    private void Reveal(IReadOnlyList<Prediction> questions) => Session.Reveal(questions);

    private Type ViewType => CellViews.Of(Cell.GetType()) ?? typeof(PlainView);

    private Dictionary<string, object> Parameters
    {
        get
        {
            var id = Cell.Id;
            var runs = Replay?.Runs;
            var parameters = new Dictionary<string, object>
            {
                [nameof(CellView<Cell>.Cell)] = runs is [var recorded, ..] ? recorded.Request.Cell : Cell,
                [nameof(CellView<Cell>.Notebook)] = Session.State!.Notebook,
                [nameof(CellView<Cell>.Catalogue)] = Session.Catalogue,
                [nameof(CellView<Cell>.State)] = runs is null ? Session.Of(id) : new CellState(Session.Of(id).IsStale, runs),
                [nameof(CellView<Cell>.States)] = Session.State.Cells,
                [nameof(CellView<Cell>.MayEdit)] = Session.MayEdit && runs is null,
                [nameof(CellView<Cell>.IsPresented)] = IsPresented,
                [nameof(CellView<Cell>.OnSet)] = EventCallback.Factory.Create<SettingChange>(this, change => Session.SetAsync(id, change)),
                [nameof(CellView<Cell>.OnRun)] = EventCallback.Factory.Create(this, () => Session.RunAsync(id)),
                [nameof(CellView<Cell>.OnOrder)] = EventCallback.Factory.Create<RunOrder>(this, Session.OrderAsync),
                [nameof(CellView<Cell>.OnAdd)] =
                    EventCallback.Factory.Create<IReadOnlyList<Cell>>(this, cells => Session.AddAllAsync(cells, id)),
                [nameof(CellView<Cell>.OnCorrect)] =
                    EventCallback.Factory.Create<DatasetCorrection>(this, asked => Session.ReviseAsync(asked.Cell, asked.Changes)),
                [nameof(CellView<Cell>.FindBefore)] = (Func<RunSummary, Task<CellResult?>>)Session.FindBeforeAsync,
                [nameof(CellView<Cell>.Ask)] = (Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>)((request, ct) =>
                    Session.AskAsync(id, request, ct)),
                [nameof(CellView<Cell>.Stream)] =
                    (Func<InteractiveRequest, CancellationToken, IAsyncEnumerable<InteractiveAnswer>>)Session.Stream,
            };
            if (Session.RefusalOf(id) is { } refusal)
                parameters[nameof(CellView<Cell>.Refusal)] = refusal;
            return parameters;
        }
    }

    protected override void OnInitialized() => Session.Runs.Changed += Draw;

    private void Draw() => _ = InvokeAsync(StateHasChanged);

    public void Dispose() => Session.Runs.Changed -= Draw;
}
