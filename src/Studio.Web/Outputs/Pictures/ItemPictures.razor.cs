using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Pictures;

/// <summary>Evaluated items: image, true class, prediction, confidence and loss. Whoever may can choose some,
/// to relabel them or to drop them.</summary>
public sealed partial class ItemPictures
{
    private readonly ItemPages<ArtifactReference> _pages;
    private readonly HashSet<int> _chosen = [];

    public ItemPictures() => _pages = new(items => new InteractiveRequest.Pictures(Dataset!, items, Side * 2),
        answer => (answer as InteractiveAnswer.PictureList)?.Pictures);

    [Parameter, EditorRequired] public required string Dataset { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PredictedItem> Items { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    [Parameter] public int Side { get; set; } = 96;

    /// <summary>Asks for a version of the data set with other labels; without it the images can only be looked at.</summary>
    [Parameter] public EventCallback<IReadOnlyList<LabelChange>> OnRevise { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    private bool MayRevise => OnRevise.HasDelegate;

    protected override Task OnParametersSetAsync()
    {
        if (_pages.IsOther(Items))
            _chosen.Clear();
        return _pages.ShowAsync(Items, Ask);
    }

    private void Toggle(int item)
    {
        if (!_chosen.Remove(item))
            _chosen.Add(item);
    }

    private Task OpenAsync(int index) =>
        Ask is null ? Task.CompletedTask : PictureViewer.ShowAsync(Dialogs, new(Dataset, Classes, Items, Ask), index);

    private Task MoreAsync() => _pages.ShowMoreAsync(Items, Ask);

    private string Name(PredictedItem item) => $"Image {item.Index}: true {Classes[item.Truth]}, predicted {Classes[item.Predicted]}";

    public void Dispose() => _pages.Dispose();
}
