using Studio.Runtime;

namespace Studio.Web.Configuration;

/// <summary>Settings of the studio from the command line, the environment or appsettings.json.</summary>
public sealed record StudioSettings
{
    /// <summary>Names on the command line.</summary>
    public static IReadOnlyDictionary<string, string> Switches { get; } = new Dictionary<string, string>
    {
        ["--data-folder"] = nameof(DataFolder),
        ["--connection"] = nameof(Connection),
        ["--worker-path"] = nameof(WorkerPath),
        ["--devices"] = nameof(Devices),
        ["--worker-memory"] = nameof(WorkerMemory),
        ["--telemetry"] = nameof(Telemetry),
        ["--allow-private-webhooks"] = nameof(AllowPrivateWebhooks),
    };

    /// <summary>Everything that the studio keeps lies in here.</summary>
    public string DataFolder { get; init; } = RuntimeOptions.UsualDataFolder;

    /// <summary>Of a PostgreSQL database; none keeps a SQLite file in the data folder.</summary>
    public string? Connection { get; init; }

    /// <summary>Folder of the worker program; none takes the one that was built or published with the studio.</summary>
    public string? WorkerPath { get; init; }

    /// <summary>Devices that get a training worker, for example "cuda:0,cuda:1"; none takes those of the machine,
    /// "none" starts no worker at all.</summary>
    public string? Devices { get; init; }

    /// <summary>Gigabytes of memory that a worker may take before its run is stopped; null allows three quarters of
    /// the machine's, or of the container's, shared by the devices.</summary>
    public double? WorkerMemory { get; init; }

    /// <summary>Address of an OpenTelemetry collector; none sends nothing.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Webhooks may call this machine and private networks, for example a chat server of the school.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    public UploadLimits Uploads { get; init; } = new();

    /// <summary>Where files are on their way in.</summary>
    public string UploadsFolder => Path.Combine(DataFolder, "uploads");

    /// <summary>Where workers find the studio. A socket's path has to be short (108 bytes),
    /// so one in a deep folder goes to the temporary folder.</summary>
    public string SocketPath
    {
        get
        {
            var inFolder = Path.Combine(Path.GetFullPath(DataFolder), "link");
            return System.Text.Encoding.UTF8.GetByteCount(inFolder) <= 100 ? inFolder : Path.Combine(ShortFolder(), "link");
        }
    }

    /// <summary>Made anew with a name that nobody can know before, and noted in the data folder, which is closed to other users.</summary>
    private string ShortFolder()
    {
        var note = Path.Combine(Directory.CreateDirectory(DataFolder).FullName, "link-folder");
        if (File.Exists(note) && File.ReadAllText(note) is var known && Directory.Exists(known))
            return known;
        var made = Directory.CreateTempSubdirectory("studio-").FullName;
        File.WriteAllText(note, made);
        return made;
    }
}
