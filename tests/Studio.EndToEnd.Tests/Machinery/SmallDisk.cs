using System.Diagnostics;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A disk whose size can be changed while it is in use: a file system in memory that only a namespace of its own sees, so nobody
/// needs rights for it.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly Process _keeper;

    private SmallDisk(Process keeper, string folder) => (_keeper, Folder) = (keeper, folder);

    /// <summary>Where those see it who are started <see cref="Within"/> it.</summary>
    public string Folder { get; }

    /// <summary>What begins the command line of a program that is to see it; the program keeps the process.</summary>
    public IReadOnlyList<string> Within => ["nsenter", "--target", $"{_keeper.Id}", "--user", "--mount", "--preserve-credentials"];

    /// <summary>Skips the test where the system lets nobody have namespaces.</summary>
    public static async Task<SmallDisk> MakeAsync()
    {
        using var probe = Process.Start("unshare", ["--map-root-user", "--mount", "true"]);
        await probe.WaitForExitAsync();
        Assert.SkipUnless(probe.ExitCode == 0, "This system allows no namespaces, so no disk can be made that may be filled.");
        var folder = Directory.CreateTempSubdirectory("studio-disk-").FullName;
        var keeper = new Process
        {
            StartInfo = new("unshare",
                ["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=4g tmpfs \"$0\" && echo there && exec cat", folder])
                { RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        keeper.Start();
        Assert.Equal("there", await keeper.StandardOutput.ReadLineAsync());
        return new(keeper, folder);
    }

    /// <summary>Changes its size so that so much is free, of what is taken just now.</summary>
    public async Task LeaveAsync(int megabytes)
    {
        // What is written meanwhile may leave too little for the new size.
        const string Resize =
            """until mount -o remount,size=$(( $(df --block-size=1 --output=used "$0" | tail -1) + ($1 << 20) )) "$0"; do :; done""";
        using var resize = Process.Start(Within[0], [.. Within.Skip(1), "sh", "-c", Resize, Folder, $"{megabytes}"]);
        await resize.WaitForExitAsync();
        Assert.Equal(0, resize.ExitCode);
    }

    /// <summary>The data folder's database where everybody can read it.</summary>
    public string CopyOfDatabase()
    {
        var copy = Directory.CreateTempSubdirectory("studio-copy-").FullName;
        foreach (var file in Directory.GetFiles($"/proc/{_keeper.Id}/root{Folder}", "studio.db*"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }
}
