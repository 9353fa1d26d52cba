using Studio.Runtime.Runs;

namespace Studio.Web.Cells;

/// <summary>A person's wish to steer a run.</summary>
public sealed record RunOrder(Guid Run, RunCommand Command);
