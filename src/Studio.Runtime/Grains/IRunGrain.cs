namespace Studio.Runtime.Grains;

/// <summary>Orders what people want of a run, and writes its journal while nobody executes it.</summary>
internal interface IRunGrain : IGrainWithGuidKey
{
    /// <param name="command">A <c>RunCommand</c>.</param>
    /// <returns>A <c>RunOutcome</c>.</returns>
    Task<string> CommandAsync(string command, string person);
}
