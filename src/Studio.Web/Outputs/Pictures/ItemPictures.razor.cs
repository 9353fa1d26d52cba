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
    private string? _class;
    private bool _isRevising;

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

    /// <summary>All chosen images have the label already: a new version of the data set would hold the same.</summary>
    private bool IsLabelled => _class is not null && Items.Where(i => _chosen.Contains(i.Index)).All(i => Classes[i.Truth] == _class);

    private string? CannotRelabel => _class is null ? "Choose a class first" : IsLabelled ? $"Already labelled as {_class}" : null;

    private void Toggle(int item)
    {
        if (!_chosen.Remove(item))
            _chosen.Add(item);
    }

    /// <param name="name">The class of all chosen images; null drops them.</param>
    private async Task ReviseAsync(string? name)
    {
        _isRevising = true;
        try
        {
            await OnRevise.InvokeAsync([.. _chosen.Order().Select(item => new LabelChange(item, name))]);
            _chosen.Clear();
        }
        finally
        {
            _isRevising = false;
        }
    }

    private Task OpenAsync(int index) =>
        Ask is null ? Task.CompletedTask : PictureViewer.ShowAsync(Dialogs, new(Dataset, Classes, Items, Ask), index);

    private Task MoreAsync() => _pages.ShowMoreAsync(Items, Ask);

    private string Name(PredictedItem item) => $"Image {item.Index}: true {Classes[item.Truth]}, predicted {Classes[item.Predicted]}";

    public void Dispose() => _pages.Dispose();
}
