namespace Studio.Cli;

/// <summary>Expected bad input: the sentence goes to standard error without a stack trace.</summary>
public sealed class CommandFailedException(string sentence, int exitCode = ExitCodes.Failed) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
