namespace Studio.Web.Charts;

/// <summary>Colours of a chart that are not those of its runs; they are the theme's, spelt out because a drawing
/// library takes no variables.</summary>
public sealed record ChartTheme(string Ink, string Soft, string Grid, string Surface)
{
    private static readonly ChartTheme s_light = new("#1b2330", "#566171", "#e3e7ec", "#ffffff");
    private static readonly ChartTheme s_dark = new("#e8ecf2", "#a3afbf", "#2a3340", "#181e27");

    public static ChartTheme Of(bool isDark) => isDark ? s_dark : s_light;
}
