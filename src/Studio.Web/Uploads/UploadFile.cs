using Studio.Runtime.Artifacts;
using Studio.Runtime.Storage;

namespace Studio.Web.Uploads;

/// <summary>A file on its way in. What goes wrong with it is the disk's fault and is said so; whoever reads from a browser meets other
/// faults of the same type.</summary>
internal sealed class UploadFile(string path, DiskSpace disk) : Stream
{
    /// <summary>So much is written between two looks at the disk.</summary>
    private const long BytesBetweenLooks = 16 << 20;

    private readonly FileStream _file = Create(path);
    private long _unseen = BytesBetweenLooks;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position { get => _file.Position; set => _file.Position = value; }

    /// <exception cref="StorageFaultException">The disk has no room, or cannot be written.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Look(buffer.Length);
        await GuardAsync(() => _file.WriteAsync(buffer, cancellationToken));
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <exception cref="StorageFaultException">The disk has no room, or cannot be written.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Look(count);
        try
        {
            _file.Write(buffer, offset, count);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Said(fault);
        }
    }

    public override void Flush() => _file.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => new(_file.FlushAsync(cancellationToken))).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void SetLength(long value) => _file.SetLength(value);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await GuardAsync(_file.DisposeAsync);
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    private static FileStream Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.Create(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Said(fault);
        }
    }

    private static async ValueTask GuardAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Said(fault);
        }
    }

    private void Look(int bytes)
    {
        if ((_unseen += bytes) < BytesBetweenLooks)
            return;
        _unseen = 0;
        if (disk.Shortage() is { } shortage)
            throw new StorageFaultException($"{shortage} Nothing of the upload was kept.");
    }

    private static StorageFaultException Said(Exception fault) =>
        new($"{StorageFault.Sentence(fault, "Storage")} Nothing of the upload was kept.", fault);
}
