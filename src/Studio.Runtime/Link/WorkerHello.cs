namespace Studio.Runtime.Link;

/// <summary>The first words of a worker on the link, said again after each reconnection.</summary>
/// <param name="Worker">Its name, unique among the workers of this studio.</param>
/// <param name="Device">"cpu" or "cuda:0".</param>
/// <param name="CatalogueHash">A worker with another catalogue than the studio's is refused.</param>
public sealed record WorkerHello(string Worker, WorkerRole Role, string Device, string CatalogueHash, int ProcessId, DeviceFacts Facts);
