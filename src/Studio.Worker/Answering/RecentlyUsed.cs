namespace Studio.Worker.Answering;

/// <summary>Keeps the few things that were asked for last.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int most) : IDisposable where TKey : notnull where TValue : IDisposable
{
    private readonly List<(TKey Key, TValue Value)> _kept = [];

    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        var place = _kept.FindIndex(k => k.Key.Equals(key));
        var entry = place < 0 ? (key, make(key)) : _kept[place];
        if (place >= 0)
            _kept.RemoveAt(place);
        _kept.Insert(0, entry);
        if (_kept.Count > most)
        {
            _kept[^1].Value.Dispose();
            _kept.RemoveAt(_kept.Count - 1);
        }
        return entry.Item2;
    }

    public void Dispose() => _kept.ForEach(k => k.Value.Dispose());
}
