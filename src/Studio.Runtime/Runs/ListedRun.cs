using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Runtime.Runs;

/// <summary>A line of the list of runs: all that a person sorts, filters and compares by, with names in place of ids.</summary>
public sealed record ListedRun
{
    public required Guid Id { get; init; }

    /// <summary>Id of its notebook.</summary>
    public required string Notebook { get; init; }

    public required string NotebookTitle { get; init; }

    /// <summary>Id of its cell.</summary>
    public required string Cell { get; init; }

    public required string CellTitle { get; init; }

    /// <summary>The kind of its recipe, for example "fine-tuning"; of a cell without a recipe its own kind, for example
    /// "draw-glyphs".</summary>
    public required string Recipe { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Id of who started it.</summary>
    public required string Person { get; init; }

    public required string PersonName { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Why its status is what it is, for people.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who executes it; null while nobody does.</summary>
    public string? Worker { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>A person intervened or stopped it.</summary>
    public bool IsSteered { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Note { get; init; } = "";

    /// <summary>Its one figure, for example "86.1 %"; null before there is a result, or where it has none.</summary>
    public string? Headline { get; init; }

    /// <summary>The figures of its result by name, shares in percent.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>The settings of its cell by path, for example "recipe.optimizer.learningRate".</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary><see cref="Settings"/> as people read them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> SettingTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>For people; empty where the cell has no seed.</summary>
    [JsonIgnore]
    public string SeedText => HasSeed || Seed != 0 ? $"{Seed}" : "";

    /// <summary>Its cell has seeds, of its own or of the model that it evaluates.</summary>
    [JsonIgnore]
    public bool HasSeed { get; init; }

    /// <summary>Its cell and, where there is one, its seed.</summary>
    [JsonIgnore]
    public string Label => SeedText.Length == 0 ? CellTitle : $"{CellTitle}, seed {SeedText}";

    /// <summary>From its start to its end; null before the end.</summary>
    public double? Seconds => StartedAt is { } from && EndedAt is { } to ? (to - from).TotalSeconds : null;

    /// <summary>The beginning of its id, enough to identify it.</summary>
    [JsonIgnore]
    public string ShortId => $"{Id:n}"[..8];
}
