using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How the next token of a generated text is chosen.</summary>
public sealed record GenerationSettings
{
    [Setting(IsBasic = true), Range(0, 5)]
    [Description("Sampling temperature: below 1 likely tokens become likelier, above 1 the text becomes more varied and more faulty. 0 "
        + "always takes the likeliest token.")]
    public double Temperature { get; init; } = 0.7;

    [DisplayName("Top-k"), Setting(Group = SettingGroup.Samples, Paper = "https://arxiv.org/abs/1805.04833", Unit = "tokens")]
    [Range(0, 1_000_000)]
    [Description("Top-k sampling: only the k likeliest tokens can be chosen. 0 allows all of them.")]
    public int TopK { get; init; }

    [DisplayName("Top-p (nucleus)"), Setting(Group = SettingGroup.Samples, Paper = "https://arxiv.org/abs/1904.09751"), Range(0.01, 1)]
    [Description("Nucleus sampling: only the likeliest tokens whose probabilities add up to p can be chosen. 1 allows all of them.")]
    public double TopP { get; init; } = 1;

    [Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: the same seed, prompt and weights give the same text.")]
    public ulong Seed { get; init; } = 1;
}
