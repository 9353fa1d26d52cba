namespace Studio.Runtime.Link;

/// <summary>A worker writes this line every few seconds from a thread of its own. It says that the process lives,
/// however busy the machine and its link are.</summary>
public static class SignOfLife
{
    public const string Line = "alive";

    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Until <paramref name="ending"/>, or until nobody reads any more.</summary>
    public static void Write(TextWriter output, CancellationToken ending)
    {
        var thread = new Thread(() =>
        {
            try
            {
                do
                    output.WriteLine(Line);
                while (!ending.WaitHandle.WaitOne(Period));
            }
            catch (Exception over) when (over is IOException or ObjectDisposedException)
            {
                // The studio is gone, or the worker has ended.
            }
        }) { IsBackground = true, Name = "sign of life" };
        thread.Start();
    }
}
