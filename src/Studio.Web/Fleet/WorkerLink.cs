using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <param name="Connection">Id of the hub connection.</param>
public sealed record WorkerLink(string Connection, WorkerHello Hello);
