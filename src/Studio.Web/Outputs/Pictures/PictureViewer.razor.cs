using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Pictures;

/// <summary>A dialog that shows one of several images large, with its true class, prediction and loss.</summary>
public sealed partial class PictureViewer
{
    /// <summary>Longer side in pixels: as large as a worker draws.</summary>
    private const int Side = 1024;

    private readonly CancellationTokenSource _end = new();
    private ElementReference _figure;
    private ArtifactReference? _picture;
    private string? _refusal;
    private int _at;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required ViewedPictures Pictures { get; set; }

    [Parameter] public int First { get; set; }

    private PredictedItem Item => Pictures.Items[_at];

    private string Caption => $"Image {Item.Index}: true {Pictures.Classes[Item.Truth]}, predicted {Pictures.Classes[Item.Predicted]}";

    public static Task ShowAsync(IDialogService dialogs, ViewedPictures pictures, int first) => dialogs.ShowAsync<PictureViewer>(null,
        new DialogParameters<PictureViewer> { { v => v.Pictures, pictures }, { v => v.First, first } },
        new DialogOptions { NoHeader = true, CloseOnEscapeKey = true, MaxWidth = MaxWidth.Medium, DefaultFocus = DefaultFocus.None });

    protected override Task OnInitializedAsync() => ShowAsync(First);

    // The figure hears the arrow keys.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _figure.FocusAsync(preventScroll: true);
    }

    private Task MoveAsync(KeyboardEventArgs key) => key.Key switch
    {
        "ArrowLeft" when _at > 0 => ShowAsync(_at - 1),
        "ArrowRight" when _at < Pictures.Items.Count - 1 => ShowAsync(_at + 1),
        _ => Task.CompletedTask,
    };

    private async Task ShowAsync(int at)
    {
        (_at, _picture, _refusal) = (at, null, null);
        var answer = await Pictures.Ask(new InteractiveRequest.Pictures(Pictures.Dataset, [Item.Index], Side), _end.Token);
        // The user moved on meanwhile.
        if (_at != at)
            return;
        _picture = answer is InteractiveAnswer.PictureList { Pictures: [var picture, ..] } ? picture : null;
        _refusal = (answer as InteractiveAnswer.Refused)?.Sentence;
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
