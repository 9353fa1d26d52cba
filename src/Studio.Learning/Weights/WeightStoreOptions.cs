namespace Studio.Learning.Weights;

/// <summary>Where weights are kept and how patiently they are fetched.</summary>
public sealed record WeightStoreOptions
{
    /// <summary>Folder of finished files; made when it is first needed.</summary>
    public required string Folder { get; init; }

    /// <summary>Base address that replaces the publishers', so that a file comes from `Mirror/FileName`;
    /// null asks the publishers.</summary>
    public Uri? Mirror { get; init; }

    /// <summary>Attempts in a row that may bring no further byte before the download is given up.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Pause before the second attempt; it doubles with each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A host that does not answer for so long cannot be reached.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A connection that sends nothing for so long counts as cut.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Opens the unfinished file for appending.</summary>
    public Func<string, Stream> OpenPart { get; init; } = path => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>The user's own store: `STUDIO_HOME`, else `studio` in the user's data folder; mirror from `STUDIO_MIRROR`.</summary>
    /// <param name="room">Folder inside the store, one for each kind of file.</param>
    /// <exception cref="WeightStoreException">The mirror is no web address.</exception>
    public static WeightStoreOptions OfUser(Func<string, string?>? variable = null, string room = "weights")
    {
        variable ??= Environment.GetEnvironmentVariable;
        return new() { Folder = Path.Combine(Home(variable), room), Mirror = MirrorOf(variable("STUDIO_MIRROR")) };
    }

    private static string Home(Func<string, string?> variable)
    {
        if (variable("STUDIO_HOME") is { Length: > 0 } home)
            return home;
        // On Linux this folder is XDG_DATA_HOME, else ~/.local/share.
        var data = variable("XDG_DATA_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg)
            ? xdg : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "studio");
    }

    private static Uri? MirrorOf(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var mirror) && mirror.Scheme is "http" or "https" ? mirror
        : throw new WeightStoreException($"STUDIO_MIRROR is '{text}', which is no web address; "
            + "give one such as https://mirror.example/weights.");
}
