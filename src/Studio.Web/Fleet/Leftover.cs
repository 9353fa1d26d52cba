using System.Diagnostics;
using System.Globalization;

namespace Studio.Web.Fleet;

/// <summary>The note of which process has a slot. A studio that was killed leaves its workers behind;
/// before a new one starts, the old one must be gone.</summary>
public static class Leftover
{
    public static void Note(string path, int process)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var running = Process.GetProcessById(process);
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{process} {running.StartTime.ToUniversalTime().Ticks}"));
    }

    public static async Task KillAsync(string path)
    {
        if (!File.Exists(path) || File.ReadAllText(path).Split(' ') is not [var id, var ticks])
            return;
        try
        {
            using var old = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            // Numbers of processes are used again: only one of the same age is ours.
            if (Math.Abs(old.StartTime.ToUniversalTime().Ticks - long.Parse(ticks, CultureInfo.InvariantCulture)) < TimeSpan.TicksPerSecond)
            {
                old.Kill(entireProcessTree: true);
                await old.WaitForExitAsync();
            }
        }
        catch (ArgumentException)
        {
            // No process has that number.
        }
    }
}
