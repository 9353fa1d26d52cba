using System.Text.Json;

namespace Studio.Notebooks.Settings;

/// <summary>A setting as a form shows it.</summary>
/// <param name="Path">Name in the file, from the outermost record on: "seed", or "recipe.optimizer.learningRate".</param>
/// <param name="Description">What it does, in one line; null where the label says all.</param>
/// <param name="IsOptional">Null is a value: the setting may be left empty.</param>
/// <param name="Default">As it stands in the file, as the record around it presets it; JSON's null where there is none.</param>
/// <param name="Minimum">Smallest number allowed, or fewest characters.</param>
/// <param name="Maximum">Largest number allowed, or most characters.</param>
public sealed record SettingDescription(string Path, string Label, SettingType Type, string? Description, bool IsOptional,
    JsonElement Default, double? Minimum = null, double? Maximum = null)
{
    /// <summary>What there is to choose from; empty for types that are typed in.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>The kinds of a record, each with its settings; empty for anything else.</summary>
    public IReadOnlyList<SettingKind> Kinds { get; init; } = [];

    /// <summary>A beginner needs it.</summary>
    public bool IsBasic { get; init; }

    /// <summary>Heading under which the others stand; null stays with the record around it.</summary>
    public string? Group { get; init; }

    /// <summary>What a number is counted in; null for a pure number.</summary>
    public string? Unit { get; init; }

    /// <summary>What the items of the data have to be for it to do anything; null where that does not matter.</summary>
    public string? Items { get; init; }

    /// <summary>Web address of the publication; null where there is none.</summary>
    public string? Paper { get; init; }
}
