namespace Studio.Runtime.Services;

/// <summary>All that is remembered of a viewer: up to where it has seen a run.</summary>
internal readonly record struct ViewerPlace(long Last, bool HasSnapshot)
{
    public static ViewerPlace After(RunUpdate update) => update switch
    {
        RunUpdate.Snapshot snapshot => new(snapshot.Seen.LastNumber, true),
        RunUpdate.Entries entries => new(entries.New[^1].Number, true),
        _ => throw new NotSupportedException($"The update '{update.GetType().Name}' has no place."),
    };
}
