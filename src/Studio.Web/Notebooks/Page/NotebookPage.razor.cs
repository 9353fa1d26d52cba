using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;
using Studio.Web.Notebooks.Cards;
using Studio.Web.Persons;

namespace Studio.Web.Notebooks.Page;

public sealed partial class NotebookPage : ComponentBase
{
    private readonly Dictionary<string, CellCard> _cards = new(StringComparer.Ordinal);
    private NotebookSession? _session;
    private IJSObjectReference? _script;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<NotebookPage>? _self;
    private string? _opened;
    private bool _isMissing;

    /// <summary>The cell that the address names, until it was shown.</summary>
    private string _named = "";

    [Parameter] public string Id { get; set; } = "";

    [Inject] public required IServiceProvider Services { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required IJSRuntime Scripts { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // A layout that is drawn again sets the same parameters again; the cells keep the session that they began with.
        if (_opened == Id)
            return;
        _opened = Id;
        var session = ActivatorUtilities.CreateInstance<NotebookSession>(Services);
        session.Added += Draw;
        session.Revealed += Draw;
        _isMissing = !await session.OpenAsync(Id);
        _session?.Dispose();
        _session = session;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Scripts.InvokeAsync<IJSObjectReference>("import", "./studio.js");
            _self = DotNetObjectReference.Create(this);
            // Shown only now: from the first glance on every key is heard.
            _keys = await _script.InvokeAsync<IJSObjectReference>("hearKeys", _self);
            _named = new Uri(Navigation.Uri).Fragment.TrimStart('#');
            StateHasChanged();
            return;
        }
        if (_named.Length > 0 && _session?.State is not null)
        {
            await ShowAsync(_named);
            _named = "";
        }
        if (_script is not null && _session?.TakeFresh() is { } cell)
            await ShowAsync(cell);
    }

    /// <summary>A key was pressed that means something here.</summary>
    [JSInvokable]
    public Task Press(string name, string? cell) => (name, cell) switch
    {
        ("palette", _) => OpenPaletteAsync(),
        _ when _session is not { MayEdit: true } => Task.CompletedTask,
        ("undo", _) => InvokeAsync(_session.Edits!.UndoAsync),
        ("redo", _) => InvokeAsync(_session.Edits!.RedoAsync),
        ("run", { } id) => _session.RunAsync(id),
        ("up", { } id) => _session.MoveAsync(id, -1),
        ("down", { } id) => _session.MoveAsync(id, 1),
        ("form", { } id) when _cards.TryGetValue(id, out var card) => InvokeAsync(card.ToggleFormAsync),
        ("add", _) => OpenPaletteAsync(),
        _ => Task.CompletedTask,
    };

    private void Draw() => _ = InvokeAsync(StateHasChanged);

    private void Take(NotebookState state)
    {
        _session!.Take(state);
        StateHasChanged();
    }

    private Task AddAsync(CellKind kind, string? after) => _session!.AddAsync(kind, after);

    private async Task ShowAsync(string cell)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync("show", cell);
    }

    private async Task OpenPaletteAsync()
    {
        var commands = new PaletteCommands(_session!, Id, Navigation).All(AddAsync, ShowAsync);
        await InvokeAsync(() =>
            Dialogs.ShowAsync<CommandPalette>(null, new DialogParameters<CommandPalette> { { p => p.Commands, commands } },
            new DialogOptions { NoHeader = true, MaxWidth = MaxWidth.Small, FullWidth = true, Position = DialogPosition.TopCenter }));
    }

    public async ValueTask DisposeAsync()
    {
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
