using Microsoft.AspNetCore.Components;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Tables;

public sealed partial class ItemTexts
{
    private readonly ItemPages<string> _pages;
    private readonly HashSet<int> _chosen = [];
    private bool _isOcclusion;

    public ItemTexts() => _pages = new(items => new InteractiveRequest.Texts(Dataset!, items),
        answer => (answer as InteractiveAnswer.TextList)?.Texts);

    [Parameter, EditorRequired] public required string Dataset { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PredictedItem> Items { get; set; }

    /// <summary>Weights of the classifier, which can say which words decided; null where it is not known.</summary>
    [Parameter] public ArtifactReference? Model { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    /// <summary>Asks for a version of the data set with other labels; without it the texts can only be read.</summary>
    [Parameter] public EventCallback<IReadOnlyList<LabelChange>> OnRevise { get; set; }

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

    private Task MoreAsync() => _pages.ShowMoreAsync(Items, Ask);

    public void Dispose() => _pages.Dispose();
}
