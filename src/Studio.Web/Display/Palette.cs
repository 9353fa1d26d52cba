namespace Studio.Web.Display;

/// <summary>Categorical colours that everybody can distinguish, and their order.</summary>
/// <remarks>Okabe and Ito, "Color Universal Design", 2008; yellow is left out, because nobody sees it as a thin line
/// on white. The dark row is the same hues, lighter.</remarks>
public static class Palette
{
    public static IReadOnlyList<string> Light { get; } = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#5c6878"];

    public static IReadOnlyList<string> Dark { get; } = ["#5fb0e6", "#ff9d57", "#4fd0a5", "#e79fc6", "#8fd0f5", "#f2bd4b", "#9aa7b8"];

    /// <summary>The colour of the nth category; the same in every picture of a page.</summary>
    public static string Of(int index, bool isDark) => (isDark ? Dark : Light)[index % Light.Count];
}
