using MudBlazor;

namespace Studio.Web.Layout;

/// <summary>Calm surfaces and one accent, in light and dark; every text on every surface has a contrast of 4.5 at
/// least (WCAG AA).</summary>
public static class StudioTheme
{
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#3b5bdb", PrimaryContrastText = "#ffffff", Secondary = "#5c6878", SecondaryContrastText = "#ffffff",
            Background = "#f6f7f9", Surface = "#ffffff", AppbarBackground = "#ffffff", AppbarText = "#1b2330", DrawerBackground = "#ffffff",
            TextPrimary = "#1b2330", TextSecondary = "#566171", ActionDefault = "#566171",
            LinesDefault = "#e3e7ec", LinesInputs = "#8a95a4", Divider = "#e3e7ec", TableLines = "#e3e7ec",
            Success = "#0b7a5c", Warning = "#9a5200", Error = "#b3261e", Info = "#2f6690",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8ea6ff", PrimaryContrastText = "#10141a", Secondary = "#9aa7b8", SecondaryContrastText = "#10141a",
            Background = "#10141a", Surface = "#181e27", AppbarBackground = "#181e27", AppbarText = "#e8ecf2", DrawerBackground = "#181e27",
            TextPrimary = "#e8ecf2", TextSecondary = "#a3afbf", ActionDefault = "#a3afbf",
            LinesDefault = "#2a3340", LinesInputs = "#6b7888", Divider = "#2a3340", TableLines = "#2a3340",
            Success = "#4fd0a5", SuccessContrastText = "#10141a", Warning = "#f0a84b", WarningContrastText = "#10141a",
            Error = "#ff8a80", ErrorContrastText = "#10141a", Info = "#7cc0ee", InfoContrastText = "#10141a",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "9px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography
                { FontFamily = ["Inter", "Roboto", "system-ui", "sans-serif"], FontSize = "15px", LineHeight = "1.5" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "500" },
        },
    };
}
