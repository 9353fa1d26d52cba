namespace Studio.Runtime.Grains;

/// <summary>The one queue before all devices.</summary>
internal interface IDeviceQueueGrain : IGrainWithIntegerKey
{
    /// <param name="hello">A <c>WorkerHello</c>.</param>
    /// <returns>Null welcomes the worker; otherwise why it is refused.</returns>
    Task<string?> HelloAsync(string hello);

    Task FreeAsync(string worker);

    Task DisconnectedAsync(string worker);

    Task ExitedAsync(string worker, int processId);

    /// <summary>Something may have changed.</summary>
    Task LookAsync();
}
