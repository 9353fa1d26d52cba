using System.ComponentModel;
using System.Text.Json.Serialization;
using Studio.Experiments.Events;

namespace Studio.Experiments.Results.Translating;

/// <summary>A trained translation network, and how it translates some validation sentences.</summary>
[DisplayName("translator")]
public sealed record Translator : TrainedModel
{
    /// <summary>On the validation pairs, 0 to 100, of the weights that are kept.</summary>
    public required double Bleu { get; init; }

    /// <summary>How <see cref="Bleu"/> was computed.</summary>
    public required string Signature { get; init; }

    /// <summary>Sentence pairs of the training set and of the validation set that were used.</summary>
    public required int TrainPairs { get; init; }

    public required int ValidationPairs { get; init; }

    /// <summary>Pairs that were not used, because a side has no word or too many.</summary>
    public int LeftOut { get; init; }

    /// <summary>From 0: the epoch whose weights are kept.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The same sentences as the run showed, translated with the kept weights.</summary>
    public required IReadOnlyList<TranslatedSentence> Examples { get; init; }

    /// <summary>On the test set as a whole and by its groups, read once with the kept weights; empty where the pairs have no test
    /// set.</summary>
    public IReadOnlyList<TestTranslation> Test { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<ResultFigure> Figures =>
    [
        new ResultFigure.Number("bleu", Bleu), .. Test.Select(t => new ResultFigure.Number($"exact, {t.Group}", 100 * t.Exact)),
        new ResultFigure.Number("seconds", Seconds),
    ];

    public override string Summary() => $"BLEU {Bleu:F1} on {ValidationPairs:N0} validation pairs after epoch {BestEpoch + 1}"
        + (LeftOut > 0 ? $"; {LeftOut:N0} pairs were left out for their length" : "");

    public override string Headline() => $"BLEU {Bleu:F1}";

    public override IReadOnlyList<ResultTable> Tables() =>
    [
        .. Test.Count == 0 ? [] : new[] { TestTable() },
        new("examples", ["source", "translation", "reference"],
            [.. Examples.Select(e => (IReadOnlyList<string>)[string.Join(' ', e.Source), string.Join(' ', e.Target), e.Reference])])
            { TextColumns = 3 },
    ];

    /// <summary>One row for each group of the test set.</summary>
    public ResultTable TestTable() => new("test set",
        ["test sentences", "number", "exact match", "BLEU", "exact match of a dictionary"],
        [.. Test.Select(t => (IReadOnlyList<string>)[t.Group, $"{t.Sentences:N0}", $"{t.Exact:P1}", $"{t.Bleu:F1}",
            $"{t.DictionaryExact:P1}"])]);
}
