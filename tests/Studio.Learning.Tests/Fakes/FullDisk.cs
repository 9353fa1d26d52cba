namespace Studio.Learning.Tests.Fakes;

/// <summary>A file that takes so many bytes and then fails as a full disk does.</summary>
internal sealed class FullDisk(string path, int room) : FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)
{
    private const int NoSpaceLeft = 28;
    private int _room = room;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var fits = Math.Min(_room, buffer.Length);
        await base.WriteAsync(buffer[..fits], cancellationToken);
        _room -= fits;
        if (fits < buffer.Length)
            throw new IOException("No space left on device", NoSpaceLeft);
    }
}
