namespace Studio.Runtime.Grains;

/// <summary>The single writer of a notebook. Its calls carry the studio's own serialised form.</summary>
/// <remarks>A caller says who asks; what that person may do, the grain reads from storage.</remarks>
internal interface INotebookGrain : IGrainWithStringKey
{
    /// <param name="file">A notebook file.</param>
    /// <returns>Null if it is there; otherwise why not.</returns>
    Task<string?> CreateAsync(string person, string file);

    /// <summary>A <see cref="SeenNotebook"/>; null if there is no such notebook.</summary>
    Task<string?> ReadAsync();

    /// <summary>An <see cref="AppliedEdit"/>.</summary>
    Task<string> ApplyAsync(string edit, string person);

    /// <summary>A <c>RunOutcome</c>.</summary>
    Task<string> StartAsync(string[] cells, string person, bool again);

    /// <summary>Null if it is gone; otherwise why not.</summary>
    Task<string?> DeleteAsync(string person);

    /// <summary>Null if it is there again; otherwise why not.</summary>
    Task<string?> RestoreAsync(string person);

    /// <summary>A viewer is there, or still there.</summary>
    /// <param name="presence">A <c>PersonPresence</c>.</param>
    Task ComeAsync(string presence, INotebookViewer viewer);

    Task FocusAsync(string view, string? cell);

    Task LeaveAsync(string view);

    /// <summary>Something of the notebook's runs changed.</summary>
    Task RunsChangedAsync();
}
