namespace Studio.Runtime.Storage;

/// <summary>Where everything is kept: rows in SQLite or PostgreSQL, files in the data folder. Workers open it too.</summary>
/// <param name="dataFolder">On a local disk.</param>
/// <param name="connectionString">Of a PostgreSQL database; null takes <c>studio.db</c> in the data folder.</param>
public sealed class StudioStorage(string dataFolder, string? connectionString = null)
{
    public string DataFolder => dataFolder;

    public string? ConnectionString => connectionString;

    /// <summary>Makes the database or brings an older one up to date.</summary>
    /// <exception cref="StorageFaultException">It is damaged, full, out of reach or newer than this program; nothing was changed.</exception>
    public Task UpgradeAsync(CancellationToken ct = default) => throw new NotImplementedException();
}
