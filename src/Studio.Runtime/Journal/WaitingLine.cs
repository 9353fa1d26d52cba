namespace Studio.Runtime.Journal;

/// <summary>A line on its way into the journal, perhaps one whose file has to be stored first.</summary>
/// <param name="file">Stores the file, on any thread but the one that trains; it may be asked again after a failure.</param>
internal sealed class WaitingLine(JournalLine? line, Func<Task<JournalLine>>? file, long bytes)
{
    private Task<JournalLine>? _filing;

    public long Bytes => bytes;

    /// <summary>Null as long as its file is not stored.</summary>
    public JournalLine? Line { get; private set; } = line;

    /// <summary>Stores the file, or continues to; it does not wait for the end of a large one,
    /// since a lease has to be renewed meanwhile.</summary>
    /// <exception cref="IOException">It could not be stored now.</exception>
    public async Task FileAsync(Task patience)
    {
        _filing ??= Task.Run(file!);
        if (await Task.WhenAny(_filing, patience) != _filing)
            return;
        var filed = _filing;
        _filing = null;
        Line = await filed;
    }
}
