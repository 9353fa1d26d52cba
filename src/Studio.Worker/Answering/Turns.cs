namespace Studio.Worker.Answering;

/// <summary>A sequence whose values are computed one by one, each while a lock is held that others wait for, too.</summary>
internal sealed class Turns<T>(IEnumerable<T> values, Lock turn) : IDisposable where T : class
{
    private readonly IEnumerator<T> _values = values.GetEnumerator();

    /// <summary>Null at the end.</summary>
    public T? Next()
    {
        lock (turn)
            return _values.MoveNext() ? _values.Current : null;
    }

    public void Dispose()
    {
        lock (turn)
            _values.Dispose();
    }
}
