using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;
using Studio.Web.Notebooks;
using Studio.Web.Slides;

namespace Studio.Web.Present;

/// <summary>A notebook on the projector: one cell a screen. The address names the slide and its tab, and windows of one browser that show
/// the same notebook keep step.</summary>
public sealed partial class PresentPage : ComponentBase
{
    private static readonly MarkupString s_noNotes =
        new("<p>No notes for this slide. Write them into the note cell, in a <code>&lt;details&gt;</code> block.</p>");

    private NotebookSession? _session;
    private IJSObjectReference? _script;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<PresentPage>? _self;
    private Slide _slide = new();
    private string? _shown;
    private bool _isMissing;
    private bool _isBlank;
    private bool _hasKeys;
    private bool _hasNotes;

    [Parameter] public string Id { get; set; } = "";

    /// <summary>Of the slide, from 1.</summary>
    [Parameter] public int Number { get; set; } = 1;

    /// <summary>The tab of the slide that is open; null for the first.</summary>
    [SupplyParameterFromQuery] public string? Tab { get; set; }

    /// <summary>Present in the address of the speaker's own window.</summary>
    [SupplyParameterFromQuery(Name = "notes")] public string? Notes { get; set; }

    [Inject] public required IServiceProvider Services { get; set; }

    [Inject] public required IJSRuntime Scripts { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private bool IsSpeaker => Notes is not null;

    private int Last => Math.Max(0, (_session?.State?.Notebook.Cells.Count ?? 1) - 1);

    private int At => Math.Clamp(Number - 1, 0, Last);

    private Cell? Current => _session!.State!.Notebook.Cells is { Count: > 0 } cells ? cells[At] : null;

    protected override async Task OnInitializedAsync()
    {
        _session = ActivatorUtilities.CreateInstance<NotebookSession>(Services);
        _isMissing = !await _session.OpenAsync(Id);
        Renew();
    }

    protected override void OnParametersSet() => Renew();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = await Scripts.InvokeAsync<IJSObjectReference>("import", "./present.js");
        _slide.TextPixels = await _script.InvokeAsync<decimal>("textPixels");
        _self = DotNetObjectReference.Create(this);
        // Shown only now: from the first glance on every key is heard.
        _keys = await _script.InvokeAsync<IJSObjectReference>("begin", _self, Id);
        StateHasChanged();
    }

    /// <summary>A key of the projector's page was pressed.</summary>
    [JSInvokable]
    public async Task Press(string name)
    {
        // What lies over the slide goes with the next key, and the key does nothing else.
        if (_isBlank || _hasKeys)
            (_isBlank, _hasKeys, name) = (false, false, "");
        switch (name)
        {
            case "next" when NextTab(1) is { } tab:
                Choose(tab);
                break;
            case "previous" when NextTab(-1) is { } tab:
                Choose(tab);
                break;
            case "next" or "next-cell":
                await GoAsync(At + 1);
                break;
            case "previous" or "previous-cell":
                await GoAsync(At - 1);
                break;
            case "first":
                await GoAsync(0);
                break;
            case "last":
                await GoAsync(Last);
                break;
            case "leave":
                Navigation.NavigateTo($"/n/{Id}{(Current is { } cell ? $"#{cell.Id}" : "")}");
                break;
            case "keys":
                _hasKeys = true;
                break;
            case var digit when int.TryParse(digit, out var number) && number <= _slide.Tabs.Count:
                Choose(_slide.Tabs[number - 1]);
                break;
        }
        (_isBlank, _hasNotes) = (name == "blank" || _isBlank, name == "notes" ? !_hasNotes : _hasNotes);
        StateHasChanged();
    }

    /// <summary>Another window of this browser went to a slide of the same notebook.</summary>
    [JSInvokable]
    public void Go(int number) => Show(number - 1);

    /// <summary>The window has another size now, and so have letters. Charts are drawn again with them.</summary>
    [JSInvokable]
    public void Measure(decimal textPixels)
    {
        _slide.TextPixels = textPixels;
        StateHasChanged();
    }

    private async Task GoAsync(int at)
    {
        Show(at);
        await _keys!.InvokeVoidAsync("tell", Math.Clamp(at, 0, Last) + 1);
    }

    private void Show(int at)
    {
        at = Math.Clamp(at, 0, Last);
        if (at != At)
            Navigation.NavigateTo($"/n/{Id}/present/{at + 1}{(IsSpeaker ? "?notes" : "")}");
    }

    /// <summary>A reload, or a link to this slide, opens the same tab.</summary>
    private void Choose(string tab)
    {
        _slide.Choose(tab);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("tab", tab == _slide.Tabs[0] ? null : tab), replace: true);
    }

    private string? NextTab(int by) =>
        IsSpeaker || _slide.Chosen is not { } chosen ? null : _slide.Tabs.ElementAtOrDefault(_slide.Tabs.ToList().IndexOf(chosen) + by);

    /// <summary>Each cell has a slide of its own.</summary>
    private void Renew()
    {
        if (_session?.State is null || Current?.Id is not { } id || id == _shown)
            return;
        _slide.Changed -= DrawAgain;
        (_shown, _slide) = (id, new Slide(Tab) { TextPixels = _slide.TextPixels });
        _slide.Changed += DrawAgain;
    }

    private void DrawAgain() => _ = InvokeAsync(StateHasChanged);

    private void Take(NotebookState state)
    {
        _session!.Take(state);
        Renew();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _slide.Changed -= DrawAgain;
        _self?.Dispose();
        _session?.Dispose();
        try
        {
            if (_keys is not null)
                await _keys.InvokeVoidAsync("stop");
            await (_keys?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }
    }
}
