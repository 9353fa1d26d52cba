namespace Studio.Notebooks.Settings;

/// <summary>Numbers of settings as people read them.</summary>
public static class SettingNumber
{
    /// <summary>"0.0001", but "3.8e-6" where zeros would have to be counted.</summary>
    public static string Text(double number) => Math.Abs(number) switch
    {
        0 => "0",
        < 1e-4 or >= 1e7 => number.ToString("0.###e0"),
        _ => number.ToString("#,0.########"),
    };
}
