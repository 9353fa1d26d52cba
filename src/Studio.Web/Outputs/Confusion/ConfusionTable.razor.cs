using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Studio.Experiments.Results;
using Studio.Web.Display;

namespace Studio.Web.Outputs.Confusion;

/// <summary>A confusion matrix whose cells can be opened with the mouse or, moved over by arrow keys, with Enter.
/// It is one stop of the tab key.</summary>
public sealed partial class ConfusionTable
{
    private ConfusionShade? _shade;
    private ConfusionMatrix? _shaded;
    private ConfusionCell _focus = new(0, 0);
    private bool _isBlank;

    [Parameter, EditorRequired] public required ConfusionMatrix Matrix { get; set; }

    /// <summary>Somebody wants to see the items of a cell; without it the table only shows.</summary>
    [Parameter] public EventCallback<ConfusionCell> OnOpen { get; set; }

    [Parameter] public ConfusionCell? Opened { get; set; }

    private Dictionary<ConfusionCell, ElementReference> Buttons { get; } = [];

    /// <summary>Beyond so many classes the numbers would not fit; they are shown on hover.</summary>
    private bool IsDense => Matrix.Classes.Count > 16;

    /// <summary>Names that are wider than a column are turned by 45 degrees, so that they can be read whole.</summary>
    private bool IsTurned => !IsDense && (Matrix.Classes.Count > 8 || LongestName > 6);

    private int LongestName => Matrix.Classes.Max(c => c.Length);

    /// <summary>A column is never narrower than its numbers: a table that is too wide for its place scrolls.</summary>
    private int LongestNumber => Figures.Count(Matrix.Counts.Max(row => row.Max())).Length;

    private string Shape => $"{(IsDense ? "dense" : IsTurned ? "turned" : "")}{(OnOpen.HasDelegate ? " open" : "")}";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shaded, Matrix))
            return;
        (_shaded, _shade, _isBlank) = (Matrix, new(Matrix), Matrix.Counts.All(row => row.All(count => count == 0)));
        if (_focus.Truth >= Matrix.Classes.Count || _focus.Predicted >= Matrix.Classes.Count)
            _focus = new(0, 0);
    }

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        var last = Matrix.Classes.Count - 1;
        var next = key.Key switch
        {
            "ArrowUp" => _focus with { Truth = Math.Max(_focus.Truth - 1, 0) },
            "ArrowDown" => _focus with { Truth = Math.Min(_focus.Truth + 1, last) },
            "ArrowLeft" => _focus with { Predicted = Math.Max(_focus.Predicted - 1, 0) },
            "ArrowRight" => _focus with { Predicted = Math.Min(_focus.Predicted + 1, last) },
            "Home" => _focus with { Predicted = 0 },
            "End" => _focus with { Predicted = last },
            _ => null,
        };
        if (next is null || next == _focus || !Buttons.TryGetValue(next, out var button))
            return;
        _focus = next;
        await button.FocusAsync();
    }

    private Task OpenAsync(ConfusionCell cell)
    {
        _focus = cell;
        return OnOpen.InvokeAsync(cell);
    }

    private string Shade(ConfusionCell cell) => _shade!.Of(cell.Truth, cell.Predicted).ToString("0.###");

    private string Look(ConfusionCell cell) =>
        $"{(cell.IsRight ? "right" : "wrong")}{(Count(cell) == 0 ? " none" : "")}{(cell == Opened ? " opened" : "")}";

    /// <summary>Nothing is said of an empty cell off the diagonal: the eye should find the errors. Where nothing was counted yet, no zero
    /// stands for a result.</summary>
    private string Number(ConfusionCell cell) =>
        IsDense || Count(cell) == 0 && (!cell.IsRight || _isBlank) ? "" : Figures.Count(Count(cell));

    private string Name(ConfusionCell cell) =>
        $"{Figures.Count(Count(cell))} of true {Matrix.Classes[cell.Truth]} predicted as {Matrix.Classes[cell.Predicted]}, "
        + $"{Figures.Percent(_shade!.Share(cell.Truth, cell.Predicted))} of the class";

    private long Count(ConfusionCell cell) => Matrix.Counts[cell.Truth][cell.Predicted];
}
