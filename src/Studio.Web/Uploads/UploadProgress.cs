using System.Diagnostics;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>How far an upload is.</summary>
public sealed class UploadProgress(long total)
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _shown;

    public long Arrived { get; private set; }

    /// <summary>Notes what has arrived; true if it is time to show it, as it always is when all is there. Called by whoever reads, on any
    /// thread.</summary>
    public bool Note(long arrived)
    {
        Arrived = arrived;
        if (arrived < total && Stopwatch.GetElapsedTime(_shown) < s_betweenLooks)
            return false;
        _shown = Stopwatch.GetTimestamp();
        return true;
    }

    /// <summary>0 to 100.</summary>
    public double Percent => total == 0 ? 0 : 100.0 * Arrived / total;

    /// <summary>Bytes, rate and time left.</summary>
    public string Sentence
    {
        get
        {
            if (Arrived >= total)
                return $"{Sizes.Bytes(total)} arrived; they are being checked";
            var seconds = _watch.Elapsed.TotalSeconds;
            if (Arrived == 0 || seconds < 0.5)
                return $"{Sizes.Bytes(Arrived)} of {Sizes.Bytes(total)}";
            var rate = Arrived / seconds;
            var left = TimeSpan.FromSeconds((total - Arrived) / rate);
            return $"{Sizes.Bytes(Arrived)} of {Sizes.Bytes(total)}, {Sizes.Bytes((long)rate)}/s, {left:m\\:ss} left";
        }
    }
}
