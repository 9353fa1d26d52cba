using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Tables;

public sealed partial class ItemTexts
{
    private const int Page = 12;

    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<PredictedItem> _asked = [];
    private IReadOnlyList<string> _texts = [];
    private string? _refusal;
    private int _count = Page;

    [Parameter, EditorRequired] public required string Dataset { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PredictedItem> Items { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    private IReadOnlyList<PredictedItem> Shown => [.. Items.Take(_count)];

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
        (_texts, _refusal) = ([], null);
        if (Ask is null || asked.Count == 0)
            return;
        try
        {
            var answer = await Ask(new InteractiveRequest.Texts(Dataset, [.. asked.Select(i => i.Index)]), _end.Token);
            if (!ReferenceEquals(asked, _asked))
                return;
            _texts = (answer as InteractiveAnswer.TextList)?.Texts ?? [];
            _refusal = answer is InteractiveAnswer.Refused refused ? refused.Sentence : null;
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
