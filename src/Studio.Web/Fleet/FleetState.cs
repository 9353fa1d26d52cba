namespace Studio.Web.Fleet;

/// <param name="Sentence">What its process does, for people.</param>
/// <param name="IsUp">It runs and has said hello.</param>
public sealed record FleetState(WorkerSlot Slot, bool IsUp, string Sentence);
