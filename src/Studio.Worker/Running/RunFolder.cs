namespace Studio.Worker.Running;

/// <summary>Where one run has its files on their way: empty at its beginning, gone at its end.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly string _path;

    public RunFolder(string path)
    {
        _path = path;
        // A worker that was killed left its files here.
        Dispose();
        Files = Directory.CreateDirectory(Path.Combine(path, "files")).FullName;
        Checkpoints = Directory.CreateDirectory(Path.Combine(path, "checkpoints")).FullName;
    }

    public string Files { get; }

    public string Checkpoints { get; }

    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }
}
