namespace Studio.Cli;

/// <summary>What the process says to the shell that started it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
    /// <summary>128 + SIGINT, as shells write it: the work was stopped by the user.</summary>
    public const int Stopped = 130;
}
