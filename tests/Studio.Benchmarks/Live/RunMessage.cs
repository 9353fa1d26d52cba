namespace Studio.Benchmarks.Live;

/// <summary>The hub's message as a program outside the studio declares it.</summary>
public sealed record RunMessage(string Kind, long Last, string Json);
