using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;

namespace Studio.Cli.Running;

/// <summary>What became of a cell.</summary>
/// <param name="Sentence">How it ended, for people.</param>
/// <param name="Results">One per seed; empty if the cell has no result.</param>
internal sealed record RanCell(Cell Cell, RunStatus Status, string Sentence, double Seconds, IReadOnlyList<CellResult> Results)
{
    /// <summary>One line; of several seeds the results stand in a list.</summary>
    public string Json() => new JsonObject
    {
        ["cell"] = Cell.Id,
        ["kind"] = CellKind.Of(Cell).Kind,
        ["status"] = Status.ToString(),
        ["seconds"] = Math.Round(Seconds, 3),
        ["results"] = Results switch
        {
            [] => new JsonObject { ["sentence"] = Sentence },
            [var only] => Node(only),
            _ => new JsonObject { ["runs"] = new JsonArray([.. Results.Select(Node)]) },
        },
    }.ToJsonString();

    private static JsonNode? Node(CellResult result) => JsonSerializer.SerializeToNode(result, StudioJson.Options);
}
