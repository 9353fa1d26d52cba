namespace Studio.Experiments.Data;

/// <summary>The word for the items of a data set in texts that are written before the data is chosen, for example the help of a setting:
/// <see cref="Many"/> and <see cref="One"/> stand for its unit.</summary>
public static class ItemWords
{
    public const string Many = "{items}", One = "{item}";

    /// <summary>The unit while no data set is chosen.</summary>
    public const string Unknown = "examples";

    /// <param name="unit">In the plural, as <see cref="InputSpec.Items"/>.</param>
    public static string Fill(string text, string unit) =>
        text.Contains('{') ? text.Replace(Many, unit, StringComparison.Ordinal).Replace(One, Single(unit), StringComparison.Ordinal) : text;

    /// <summary>"images" is "image".</summary>
    public static string Single(string unit) => unit.TrimEnd('s');
}
