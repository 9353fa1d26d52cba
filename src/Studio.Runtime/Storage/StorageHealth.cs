namespace Studio.Runtime.Storage;

/// <summary>Whether storage could be opened when the studio started.</summary>
public sealed class StorageHealth
{
    private volatile string? _fault = "Storage is being opened.";

    /// <summary>Null once it is open; otherwise a sentence that says what is wrong and what to do. Until then there is nothing that a page
    /// could show but this.</summary>
    public string? Fault
    {
        get => _fault;
        internal set => _fault = value;
    }
}
