using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Runtime.Link;

namespace Studio.Web.Outputs.Tables;

public sealed partial class ColouredWords
{
    private const int Named = 3;

    /// <summary>Share of the strongest contribution from which a word is named.</summary>
    private const double Weak = 0.15;

    private static readonly string[] s_columns = ["word", "contribution"];

    private double _largest;

    [Parameter, EditorRequired] public required IReadOnlyList<AttributedWord> Words { get; set; }

    /// <summary>Name of the class that the words speak for or against.</summary>
    [Parameter, EditorRequired] public required string Class { get; set; }

    /// <summary>Shows occlusion; else gradient × input.</summary>
    [Parameter] public bool IsOcclusion { get; set; }

    private string Summary => (Strongest(1), Strongest(-1)) switch
    {
        ("", "") => "No word matters more than the others.",
        (var forIt, "") => $"For “{Class}”: {forIt}.",
        ("", var against) => $"Against “{Class}”: {against}.",
        var (forIt, against) => $"For “{Class}”: {forIt}. Against: {against}.",
    };

    protected override void OnParametersSet() => _largest = Words.Count == 0 ? 0 : Words.Max(w => Math.Abs(Value(w)));

    private double Value(AttributedWord word) => IsOcclusion ? word.Occlusion ?? 0 : word.Gradient;

    private double Share(AttributedWord word) => _largest > 0 && double.IsFinite(_largest) ? Value(word) / _largest : 0;

    private string Strength(AttributedWord word) => Math.Abs(Share(word)).ToString("0.##", CultureInfo.InvariantCulture);

    private string Look(AttributedWord word) => (Share(word) < 0 ? "against" : "for") + (word.IsUnknown ? " unknown" : "");

    private string Contribution(AttributedWord word) => (IsOcclusion
        ? $"{100 * word.Occlusion:+0.0;−0.0;0} percentage points" : $"{word.Gradient:+0.00;−0.00;0.00}")
        + (word.IsUnknown ? ", not in the vocabulary" : "");

    private IReadOnlyList<IReadOnlyList<string>> Rows =>
        [.. Words.Select(w => (IReadOnlyList<string>)[w.Word, Contribution(w)])];

    private string Strongest(int sign) => string.Join(", ", Words.Where(w => sign * Share(w) > Weak)
        .OrderByDescending(w => sign * Value(w)).Select(w => w.Word).Distinct(StringComparer.Ordinal).Take(Named));
}
