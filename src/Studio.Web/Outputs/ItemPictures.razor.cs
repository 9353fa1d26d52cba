using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs;

/// <summary>Judged items with their pictures, the truth, what the network said, how sure it was and what it cost.</summary>
public sealed partial class ItemPictures
{
    private const int Page = 12;

    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<ArtifactReference> _pictures = [];
    private IReadOnlyList<JudgedItem> _asked = [];
    private string? _refusal;
    private int _count = Page;

    [Parameter, EditorRequired] public required string Dataset { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<JudgedItem> Items { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    [Parameter] public int Side { get; set; } = 96;

    private IReadOnlyList<JudgedItem> Shown => [.. Items.Take(_count)];

    protected override Task OnParametersSetAsync()
    {
        if (_asked.SequenceEqual(Shown))
            return Task.CompletedTask;
        if (_asked.Count == 0 || Items.Count == 0 || _asked[0] != Items[0])
            _count = Page;
        return FetchAsync();
    }

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
            _ => ([], "The pictures did not come. Open the cell again."),
        };
    }

    private string Name(JudgedItem item) => $"Image {item.Index}: true {Classes[item.Truth]}, predicted {Classes[item.Predicted]}";

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
