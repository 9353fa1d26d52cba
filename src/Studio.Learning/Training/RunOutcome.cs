namespace Studio.Learning.Training;

/// <summary>How a run ended: with a result, stopped by a person, or diverged.</summary>
public abstract record RunOutcome<T>
{
    private RunOutcome() { }

    /// <summary>The result of a run that nobody stops and whose divergence is an error.</summary>
    /// <exception cref="InvalidOperationException">It was stopped or diverged; the message is the sentence.</exception>
    public T Value => this switch
    {
        Completed completed => completed.Result,
        Stopped stopped => throw new InvalidOperationException(stopped.Sentence),
        Diverged diverged => throw new InvalidOperationException(diverged.Sentence),
        _ => throw new NotSupportedException($"The outcome '{GetType().Name}' is unknown here."),
    };

    /// <summary>The same outcome with another result.</summary>
    /// <param name="result">Called only if the run completed.</param>
    public RunOutcome<TOther> Map<TOther>(Func<T, TOther> result) => this switch
    {
        Stopped stopped => new RunOutcome<TOther>.Stopped(stopped.Sentence),
        Diverged diverged => new RunOutcome<TOther>.Diverged(diverged.Sentence),
        _ => new RunOutcome<TOther>.Completed(result(Value)),
    };

    /// <summary>The same outcome of one of several trainings: a divergence says of which.</summary>
    public RunOutcome<T> InTrial(string trial) => this is Diverged diverged ? new Diverged($"{trial}: {diverged.Sentence}") : this;

    public static implicit operator RunOutcome<T>(T result) => new Completed(result);

    public sealed record Completed(T Result) : RunOutcome<T>;

    /// <param name="Sentence">For people: how far it was.</param>
    public sealed record Stopped(string Sentence) : RunOutcome<T>;

    /// <summary>A loss or an output became NaN or infinite before there was a result.</summary>
    /// <param name="Sentence">For people: when it happened and what may help.</param>
    public sealed record Diverged(string Sentence) : RunOutcome<T>;
}
