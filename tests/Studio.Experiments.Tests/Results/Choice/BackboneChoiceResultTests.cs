using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;

namespace Studio.Experiments.Tests.Results.Choice;

public sealed class BackboneChoiceResultTests
{
    private const string Former = """
        { "kind": "backbone-choice-result", "dataset": "insects", "trainImages": 40, "reliability": [], "outcomes": [], "candidates": [
          { "backbone": "net", "weights": "photos", "title": "net", "source": "photos", "license": "MIT", "features": 64,
            "logMe": -0.5, "hScore": 2.25, "neighbourAccuracy": 0.75, "leep": -1.5, "conditionalEntropy": -1.25,
            "distance": null, "alike": [1, 0.5],
            "cost": { "multiplyAdds": 1, "parameters": 1, "imagesPerSecond": 1, "bytes": 1 }, "testAccuracy": null },
          { "backbone": "net", "weights": null, "title": "random", "source": "nothing", "license": "", "features": 64,
            "logMe": -0.25, "hScore": 2, "neighbourAccuracy": 0.5, "leep": null, "conditionalEntropy": null,
            "distance": null, "alike": [0.5, 1],
            "cost": { "multiplyAdds": 1, "parameters": 1, "imagesPerSecond": 1, "bytes": null }, "testAccuracy": null }] }
        """;

    [Fact]
    public void Read_ScoresThatWereMembers_FindsThemByKey()
    {
        var candidates = ((BackboneChoiceResult)StudioJson.Read<CellResult>(Former)).Candidates;

        var expected = new Dictionary<string, double>
        {
            ["logme"] = -0.5, ["h-score"] = 2.25, ["neighbours"] = 0.75, ["leep"] = -1.5, ["nce"] = -1.25,
        };
        Assert.Equal(expected, candidates[0].Scores);
        Assert.Equal(new Dictionary<string, double> { ["logme"] = -0.25, ["h-score"] = 2, ["neighbours"] = 0.5 }, candidates[1].Scores);
        Assert.Equal([0.5, 1], candidates[1].Similarities);
    }

    [Fact]
    public void Tables_OfAFormerResult_HaveTheFormerTitles()
    {
        var table = StudioJson.Read<CellResult>(Former).Tables()[0];

        Assert.Equal(["Network", "LogME", "5 neighbours", "H-score", "LEEP", "NCE"], table.Columns.Take(6));
        Assert.Equal(["random", "net"], table.Rows.Select(r => r[0]));
        Assert.Equal(["50.0 %", "75.0 %"], table.Rows.Select(r => r[2]));
    }

    [Fact]
    public void Tables_OfAScoreThatNothingDescribes_ShowItsNumberUnderItsKey()
    {
        var table = new BackboneChoiceResult("data", 4, [Candidate("net", ("unknown", 0.125))], [], []) { Scores = [] }.Tables()[0];

        Assert.Equal(["unknown", "0.125"], [table.Columns[1], table.Rows[0][1]]);
    }

    [Fact]
    public void Summary_OfAScoreOfWhichLessIsBetter_NamesTheLowest()
    {
        ScoredBackbone[] candidates = [Candidate("far", ("spread", 3)), Candidate("near", ("spread", 1)), Candidate("none")];
        var result = new BackboneChoiceResult("data", 4, candidates, [], [])
        {
            Scores = [new("spread", "Spread", "how far apart", HigherIsBetter: false)],
        };

        Assert.Equal("near first of 3 by Spread", result.Summary());
        Assert.Equal(["near", "far", "none"], result.Tables()[0].Rows.Select(r => r[0]));
    }

    [Fact]
    public void Read_WhatWasWritten_KeepsScoresAndTheirDescriptions()
    {
        var result = new BackboneChoiceResult("data", 4, [Candidate("net", ("spread", 3))], [], [])
        {
            Scores = [new("spread", "Spread", "how far", HigherIsBetter: false)],
        };

        var text = StudioJson.Write<CellResult>(result);

        Assert.Equal(text, StudioJson.Write(StudioJson.Read<CellResult>(text)));
        Assert.Contains("\"higherIsBetter\":false", text, StringComparison.Ordinal);
    }

    private static ScoredBackbone Candidate(string title, params (string Key, double Value)[] scores) =>
        new("net", null, title, new(0, 0, 0, null))
        {
            Source = "nothing", License = "", Features = 4, Scores = scores.ToDictionary(s => s.Key, s => s.Value),
        };
}
