namespace Studio.Benchmarks.Live;

/// <summary>A folder whose worker is the real one, told to keep a checkpoint every second: with ten seconds between two, a run
/// that loses its worker every few seconds would get nowhere.</summary>
internal sealed class QuickCheckpoints : IDisposable
{
    private static readonly string s_real = AppContext.BaseDirectory.Replace(Path.Combine("tests", "Studio.Benchmarks"),
        Path.Combine("src", "Studio.Worker"), StringComparison.Ordinal);

    public QuickCheckpoints()
    {
        File.Copy(Path.Combine(s_real, "catalogue.json"), Path.Combine(Folder, "catalogue.json"));
        var program = Path.Combine(Folder, "Studio.Worker");
        File.WriteAllText(program, $"#!/bin/sh\nexec '{Path.Combine(s_real, "Studio.Worker")}' \"$@\" --checkpoint-seconds 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("studio-worker-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
