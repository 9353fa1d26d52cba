namespace Studio.Runtime.Journal;

/// <summary>The run has ended or belongs to another worker by now; nothing was written.</summary>
public sealed class LeaseLostException(Lease lease)
    : Exception($"Worker '{lease.Worker}' no longer holds run {lease.Run} under epoch {lease.Epoch}: "
        + "it has ended or another worker took it over. Nothing was written; stop the run.");
