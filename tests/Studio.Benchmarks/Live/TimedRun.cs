namespace Studio.Benchmarks.Live;

/// <summary>What a <see cref="TimedWorker"/> found out about one run.</summary>
/// <param name="Seconds">That it took with everything told to the journal.</param>
/// <param name="SilentSeconds">That the same training took with nothing told; 0 if it was not asked for.</param>
/// <param name="TellingSeconds">Of <paramref name="Seconds"/>, what the training thread spent on telling.</param>
/// <param name="Ended">Unix milliseconds at which each step was done.</param>
internal sealed record TimedRun(double Seconds, double SilentSeconds, double TellingSeconds, IReadOnlyList<long> Ended);
