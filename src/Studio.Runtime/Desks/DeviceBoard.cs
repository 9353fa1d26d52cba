namespace Studio.Runtime.Desks;

/// <summary>What every device does, and what waits for it.</summary>
public sealed class DeviceBoard
{
    public IReadOnlyList<DeviceState> Devices => throw new NotImplementedException();

    /// <summary>The devices as they are, then each change.</summary>
    public IAsyncEnumerable<IReadOnlyList<DeviceState>> WatchAsync(CancellationToken ct) => throw new NotImplementedException();
}
