using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Studio.Web.Cells.Layers;

/// <summary>Draws the rates of the unfrozen stages and turns a drag of either end into the two settings behind them.</summary>
public sealed partial class RateSlope
{
    private const string AtHead = "head", AtInput = "input";

    private ElementReference _room;
    private IJSObjectReference? _module;
    private DotNetObjectReference<RateSlope>? _self;
    private Slope? _dragged;
    private bool _isKey, _isAttached;

    /// <param name="Rate">Of the stage next to the head.</param>
    /// <param name="Decay">Factor from one stage to the next further from the head.</param>
    public sealed record Slope(double Rate, double Decay);

    private readonly record struct Dot(int Index, double X, double Y, double Rate);

    [Parameter, EditorRequired] public required IReadOnlyList<StagePlan> Plan { get; set; }

    /// <summary>Somebody wants this slope; without it the slope only shows.</summary>
    [Parameter] public EventCallback<Slope> OnSlope { get; set; }

    /// <summary>First and last unfrozen stage of the backbone.</summary>
    private int First =>
        Plan.Select((s, i) => (s, i)).Where(p => p.s.IsUnfrozen && !p.s.IsHead).Select(p => p.i).DefaultIfEmpty(-1).First();

    private int Last => Plan.Count - 2;

    private int Open => First < 0 ? 0 : Last - First + 1;

    private IEnumerable<Dot> Shown => Plan.Select((stage, i) => (stage, i)).Where(p => p.stage.IsUnfrozen).Select(p =>
    {
        var rate = _dragged is null || p.stage.IsHead ? p.stage.Rate!.Value : _dragged.Rate * Math.Pow(_dragged.Decay, Last - p.i);
        return new Dot(p.i, (p.i + .5) * 100 / Plan.Count, 100 - RateScale.Place(rate) * 100, rate);
    });

    protected override void OnParametersSet() => _dragged = null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A recipe without a slope of its own may get one later, by a click on a stage.
        if (_isAttached || !OnSlope.HasDelegate)
            return;
        _isAttached = true;
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./slope.js");
        await _module.InvokeVoidAsync("attach", _room, _self = DotNetObjectReference.Create(this));
    }

    /// <summary>Called while a handle is dragged.</summary>
    /// <param name="place">From 0 at the bottom to 1 at the top.</param>
    [JSInvokable]
    public void Drag(string handle, double place)
    {
        _dragged = With(handle, RateScale.Rate(place));
        StateHasChanged();
    }

    [JSInvokable]
    public Task DropAsync() => _dragged is { } slope ? OnSlope.InvokeAsync(slope) : Task.CompletedTask;

    private string? Handle(int index) =>
        !OnSlope.HasDelegate ? null : index == Last && Plan[Last].IsUnfrozen ? AtHead : index == First && Open > 1 ? AtInput : null;

    private Task KeyAsync(string handle, KeyboardEventArgs key)
    {
        var steps = key.Key switch { "ArrowUp" or "ArrowRight" => 1, "ArrowDown"
            or "ArrowLeft" => -1, "PageUp" => 10, "PageDown" => -10, _ => 0 };
        _isKey = steps != 0;
        return _isKey
            ? OnSlope.InvokeAsync(With(handle,
                RateScale.Step(handle == AtHead ? Now.Rate : Now.Rate * Math.Pow(Now.Decay, Open - 1), steps))) : Task.CompletedTask;
    }

    private Slope Now => new(Plan[Last].Rate ?? 0, Open < 2 ? 1 : Plan[Last - 1].Rate!.Value / Plan[Last].Rate!.Value);

    /// <summary>The end next to the head carries the slope with it; the other end tilts it.</summary>
    private Slope With(string handle, double rate) =>
        handle == AtHead ? Now with { Rate = rate } : Now with { Decay = RateScale.Decay(Now.Rate, rate, Open) };

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone or does not answer, and the module with it.
        }
    }
}
