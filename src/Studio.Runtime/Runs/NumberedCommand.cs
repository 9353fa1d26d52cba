namespace Studio.Runtime.Runs;

/// <param name="Number">From 1 in each run, without gaps.</param>
/// <param name="Person">Id of who said it; <see cref="Persons.Person.Studio"/> for the studio itself.</param>
public sealed record NumberedCommand(long Number, string Person, RunCommand Command);
