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
    private const int Page = 12;

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<int> _chosen = [];
    private IReadOnlyList<ArtifactReference> _pictures = [];
    private IReadOnlyList<PredictedItem> _asked = [];
    private string? _refusal;
    private string? _class;
    private bool _isRevising;
    private int _count = Page;

    [Parameter, EditorRequired] public required string Dataset { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PredictedItem> Items { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    [Parameter] public int Side { get; set; } = 96;

    /// <summary>Asks for a version of the data set with other labels; without it the images can only be looked at.</summary>
    [Parameter] public EventCallback<IReadOnlyList<LabelChange>> OnRevise { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    private bool MayRevise => OnRevise.HasDelegate;

    private IReadOnlyList<PredictedItem> Shown => [.. Items.Take(_count)];

    protected override Task OnParametersSetAsync()
    {
        if (_asked.SequenceEqual(Shown))
            return Task.CompletedTask;
        if (_asked.Count == 0 || Items.Count == 0 || _asked[0] != Items[0])
        {
            _count = Page;
            _chosen.Clear();
        }
        return FetchAsync();
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

    private Task MoreAsync()
    {
        _count += Page * 2;
        return FetchAsync();
    }

    private async Task FetchAsync()
    {
        var asked = _asked = Shown;
        (_pictures, _refusal) = ([], null);
        if (Ask is null || asked.Count == 0)
            return;
        InteractiveAnswer answer;
        try
        {
            answer = await Ask(new InteractiveRequest.Pictures(Dataset, [.. asked.Select(i => i.Index)], Side * 2), _end.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (!ReferenceEquals(asked, _asked))
            return;
        (_pictures, _refusal) = answer switch
        {
            InteractiveAnswer.PictureList list => (list.Pictures, null),
            InteractiveAnswer.Refused refused => ((IReadOnlyList<ArtifactReference>)[], refused.Sentence),
            _ => ([], "The images did not arrive. Open the cell again."),
        };
    }

    private string Name(PredictedItem item) => $"Image {item.Index}: true {Classes[item.Truth]}, predicted {Classes[item.Predicted]}";

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
