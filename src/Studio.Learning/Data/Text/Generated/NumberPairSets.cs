namespace Studio.Learning.Data.Text.Generated;

/// <summary>Numbers and dates in each two of English, French and German.</summary>
public sealed class NumberPairSets : ICatalogFamily<IPairDataset>
{
    public IReadOnlyList<IPairDataset> Members { get; } =
    [
        new NumberPairs
        {
            Key = "numbers-en-fr", Title = "Numbers and dates: English to French",
            SourceNumber = EnglishNumbers.Number, SourceDate = EnglishNumbers.Date,
            TargetNumber = FrenchNumbers.Number, TargetDate = FrenchNumbers.Date,
            HardGroups = [NumberPairs.FrenchSeventies],
        },
        new NumberPairs
        {
            Key = "numbers-en-de", Title = "Numbers and dates: English to German",
            SourceNumber = EnglishNumbers.Number, SourceDate = EnglishNumbers.Date,
            TargetNumber = GermanNumbers.Number, TargetDate = GermanNumbers.Date,
            HardGroups = [NumberPairs.GermanInversion],
        },
        new NumberPairs
        {
            Key = "numbers-fr-de", Title = "Numbers and dates: French to German",
            SourceNumber = FrenchNumbers.Number, SourceDate = FrenchNumbers.Date,
            TargetNumber = GermanNumbers.Number, TargetDate = GermanNumbers.Date,
            HardGroups = [NumberPairs.FrenchSeventies, NumberPairs.GermanInversion],
        },
    ];
}
