namespace Studio.Runtime.Runs;

/// <param name="WaitsFor">Runs whose results are its inputs; none if the request has them already.</param>
internal sealed record NewRun(Guid Id, RunRequest Request, IReadOnlyList<Guid> WaitsFor);
