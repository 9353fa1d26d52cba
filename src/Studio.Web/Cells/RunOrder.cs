using Studio.Runtime.Runs;

namespace Studio.Web.Cells;

/// <summary>A person's request to steer a run.</summary>
public sealed record RunOrder(Guid Run, RunCommand Command);
