using Studio.Experiments.Catalogue;

namespace Studio.Runtime;

/// <summary>Options of the runtime.</summary>
public sealed record RuntimeOptions
{
    /// <summary>The data folder of a studio that was given none.</summary>
    public static string UsualDataFolder { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "transfer-learning-studio");

    /// <summary>Everything that the studio keeps lies in here; on a local disk.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Of a PostgreSQL database; null keeps a SQLite file in the data folder.</summary>
    public string? ConnectionString { get; init; }

    public StudioCatalogue Catalogue { get; init; } = StudioCatalogue.Empty;

    /// <summary>Most that the artifacts of one person may take up.</summary>
    public long QuotaBytes { get; init; } = 20L << 30;

    /// <summary>With less free space than this, new runs are refused and running ones pause.</summary>
    public long ReserveBytes { get; init; } = 1L << 30;

    /// <summary>Webhooks may call this machine and private networks.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>Clock of journal, leases and queue.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
