namespace Studio.Web.Fleet;

/// <summary>Distinguishes a dead worker from one on a busy machine. A busy machine delays the link by half a minute;
/// a frozen process sends nothing at all.</summary>
/// <param name="silence">Without link and sign of life, so long.</param>
public sealed class WorkerPulse(TimeProvider time, TimeSpan silence)
{
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan s_unlinked = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_standstill = TimeSpan.FromSeconds(5);

    private readonly long _began = time.GetTimestamp();
    private long _linked = time.GetTimestamp();
    private long? _stopped;

    /// <summary>For the next process, where this one was killed for its silence: another kill would help no more
    /// than this one did.</summary>
    public TimeSpan NextSilence => silence * 2 < s_longestSilence ? silence * 2 : s_longestSilence;

    /// <summary>It is dead and has to be killed before another takes its place.</summary>
    /// <param name="isStopped">The process is stopped (SIGSTOP).</param>
    /// <param name="sign">Timestamp of its last sign of life; null if it has given none.</param>
    public bool IsDead(bool isLinked, bool isStopped, long? sign)
    {
        _stopped = isStopped ? _stopped ?? time.GetTimestamp() : null;
        if (isLinked)
            _linked = time.GetTimestamp();
        if (_stopped is { } stopped)
            return time.GetElapsedTime(stopped) > s_standstill;
        var heard = Math.Max(_linked, sign ?? _began);
        return time.GetElapsedTime(heard) > silence || time.GetElapsedTime(_linked) > s_unlinked;
    }
}
