using Studio.Experiments.Results;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs;

/// <summary>Evaluated items, page by page, with what the interactive worker makes of each.</summary>
/// <param name="request">Asks for the items with these indices in the data set.</param>
/// <param name="read">What an answer holds, in the order of the items; null for an answer to something else.</param>
public sealed class ItemPages<T>(Func<IReadOnlyList<int>, InteractiveRequest> request, Func<InteractiveAnswer, IReadOnlyList<T>?> read)
    : IDisposable
{
    private const int Page = 12;

    private readonly CancellationTokenSource _end = new();
    private int _count = Page;

    /// <summary>The items that are shown.</summary>
    public IReadOnlyList<PredictedItem> Shown { get; private set; } = [];

    /// <summary>What there is of them; empty until the answer arrives.</summary>
    public IReadOnlyList<T> Contents { get; private set; } = [];

    /// <summary>Why there is nothing; null if there is, or will be.</summary>
    public string? Refusal { get; private set; }

    /// <summary>True if these begin with another item than those that are shown.</summary>
    public bool IsOther(IReadOnlyList<PredictedItem> items) => Shown.Count == 0 || items.Count == 0 || Shown[0] != items[0];

    /// <summary>Shows these, other ones from their first page on.</summary>
    /// <param name="ask">Null where there is no worker: the items have no contents then.</param>
    public Task ShowAsync(IReadOnlyList<PredictedItem> items, Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? ask)
    {
        if (Shown.SequenceEqual(items.Take(_count)))
            return Task.CompletedTask;
        if (IsOther(items))
            _count = Page;
        return FetchAsync([.. items.Take(_count)], ask);
    }

    public Task ShowMoreAsync(IReadOnlyList<PredictedItem> items,
        Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? ask)
    {
        _count += 2 * Page;
        return FetchAsync([.. items.Take(_count)], ask);
    }

    private async Task FetchAsync(IReadOnlyList<PredictedItem> items,
        Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? ask)
    {
        (Shown, Contents, Refusal) = (items, [], null);
        if (ask is null || items.Count == 0)
            return;
        InteractiveAnswer answer;
        try
        {
            answer = await ask(request([.. items.Select(i => i.Index)]), _end.Token);
        }
        catch (OperationCanceledException)
        {
            // The view is gone.
            return;
        }
        // Otherwise other items were asked for meanwhile.
        if (!ReferenceEquals(items, Shown))
            return;
        if (read(answer) is { } contents)
            Contents = contents;
        else
            Refusal = answer is InteractiveAnswer.Refused refused ? refused.Sentence : "The items did not arrive. Open the cell again.";
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
