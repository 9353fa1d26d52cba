using Bunit;
using Studio.Notebooks;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells;

namespace Studio.Web.Tests.Fakes;

/// <summary>Draws the view of one cell and writes down what a person asks for.</summary>
public abstract class CellViewContext<TView, TCell> : ViewContext where TView : CellView<TCell> where TCell : Cell
{
    protected List<SettingChange> Changes { get; } = [];

    protected List<RunOrder> Orders { get; } = [];

    protected List<Cell> Added { get; } = [];

    protected List<InteractiveRequest> Asked { get; } = [];

    /// <summary>Gives the pieces of an answer to a question.</summary>
    protected Func<InteractiveRequest, CancellationToken, IAsyncEnumerable<InteractiveAnswer>>? Pieces { get; set; }

    protected InteractiveAnswer Answer { get; set; } = new InteractiveAnswer.PictureList([]);

    protected IRenderedComponent<TView> Draw(TCell cell, CellState? state = null, IReadOnlyDictionary<string, CellState>? states = null,
        bool mayEdit = true, bool isPresented = false, CellFault? refusal = null, params Cell[] others) => RenderInPage<TView>(p => p
            .Add(v => v.Cell, cell).Add(v => v.Notebook, Sample.Notebook([cell, .. others])).Add(v => v.Catalogue, Sample.Catalogue)
            .Add(v => v.State, state ?? Sample.State()).Add(v => v.States, states ?? new Dictionary<string, CellState>())
            .Add(v => v.MayEdit, mayEdit).Add(v => v.IsPresented, isPresented).Add(v => v.Refusal, refusal)
            .Add(v => v.OnSet, Changes.Add).Add(v => v.OnOrder, Orders.Add).Add(v => v.OnAdd, Added.AddRange)
            .Add(v => v.Ask, (request, _) =>
            {
                Asked.Add(request);
                return Task.FromResult(Answer);
            }).Add(v => v.Stream, Pieces));
}
