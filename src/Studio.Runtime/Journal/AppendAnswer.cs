namespace Studio.Runtime.Journal;

/// <param name="LastNumber">Number of the run's last journal entry.</param>
/// <param name="LastCommand">Number of its newest command; 0 if there is none.</param>
public sealed record AppendAnswer(long LastNumber, long LastCommand);
