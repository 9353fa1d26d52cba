using System.Text.Json;

namespace Studio.Notebooks.Settings;

/// <summary>One kind of a record of settings.</summary>
/// <param name="Kind">Discriminator in the file; null where the record has only one kind.</param>
/// <param name="Description">What it does, in a paragraph; null where the label says all.</param>
/// <param name="Default">The record with all settings at their defaults.</param>
/// <param name="Settings">Their paths begin where the path of the record does, for example "recipe.epochs".</param>
public sealed record SettingKind(string? Kind, string Label, string? Description, JsonElement Default,
    IReadOnlyList<SettingDescription> Settings)
{
    /// <summary>Ready-made values, the first of them for whoever turns the record on; empty where
    /// <see cref="Default"/> is as good as any.</summary>
    public IReadOnlyList<SettingChoice> Presets { get; init; } = [];
}
