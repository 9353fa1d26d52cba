using System.Globalization;

namespace Studio.Web.Display;

/// <summary>Times as people say them.</summary>
public static class Ago
{
    public static string Of(DateTimeOffset then, TimeProvider time) => (time.GetUtcNow() - then) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } past => Count(past.TotalMinutes, "minute"),
        { TotalDays: < 1 } past => Count(past.TotalHours, "hour"),
        { TotalDays: < 30 } past => Count(past.TotalDays, "day"),
        _ => $"on {then:yyyy-MM-dd}",
    };

    /// <summary>"12 Nov, 14:03" by the clock of this machine; of another year "12 Nov 2025, 14:03".</summary>
    public static string Moment(DateTimeOffset then, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(then, time.LocalTimeZone);
        return local.ToString(local.Year == time.GetLocalNow().Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Count(double number, string unit) => (int)number == 1 ? $"1 {unit} ago" : $"{(int)number} {unit}s ago";
}
