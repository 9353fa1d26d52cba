namespace Studio.Worker.Answering;

/// <summary>Keeps the few things that were asked for last.</summary>
/// <param name="isInUse">What is in use is kept, even if there are more; null if nothing is used for longer than a call.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int most, Func<TValue, bool>? isInUse = null) : IDisposable
    where TKey : notnull where TValue : IDisposable
{
    private readonly List<(TKey Key, TValue Value)> _kept = [];

    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        var place = _kept.FindIndex(k => k.Key.Equals(key));
        var entry = place < 0 ? (key, make(key)) : _kept[place];
        if (place >= 0)
            _kept.RemoveAt(place);
        _kept.Insert(0, entry);
        for (var i = _kept.Count - 1; i > 0 && _kept.Count > most; i--)
            if (isInUse?.Invoke(_kept[i].Value) != true)
            {
                _kept[i].Value.Dispose();
                _kept.RemoveAt(i);
            }
        return entry.Item2;
    }

    /// <summary>What is in use is left to whoever uses it.</summary>
    public void Dispose()
    {
        foreach (var (_, value) in _kept.Where(k => isInUse?.Invoke(k.Value) != true))
            value.Dispose();
    }
}
