using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Order;

/// <summary>The name of a run's result: two runs with the same key come to the same. 64 hexadecimal digits.</summary>
public static class CellKey
{
    /// <param name="seed">One of the cell's <see cref="Cell.RunSeeds(Notebook)"/>.</param>
    /// <param name="inputs">The runs of each cell that this one takes in, by the id of that cell;
    /// several where it has several seeds.</param>
    /// <exception cref="ArgumentException">An input has no run.</exception>
    public static string Of(Cell cell, ulong seed, RunPlace place, IReadOnlyDictionary<string, IReadOnlyList<InputRun>> inputs,
        StudioCatalogue catalogue)
    {
        var kind = CellKind.Of(cell).Kind;
        return Hash(new JsonObject
        {
            ["settings"] = Settings(cell),
            ["seed"] = seed,
            ["place"] = JsonSerializer.SerializeToNode(place, StudioJson.Options),
            ["inputs"] = Inputs(cell, inputs),
            ["runner"] = catalogue.Runners.GetValueOrDefault(kind),
        });
    }

    /// <summary>The key of a run that a person changed or ended early, so that its result is not mistaken for one of
    /// the settings alone.</summary>
    /// <param name="endedAfter">The step after which it was ended; null if it ran to its end.</param>
    public static string Steered(string key, IReadOnlyList<TimedIntervention> timetable, int? endedAfter = null) => Hash(new JsonObject
    {
        ["key"] = key,
        ["timetable"] = JsonSerializer.SerializeToNode(timetable, StudioJson.Options),
        ["endedAfter"] = endedAfter,
    });

    private static JsonObject Settings(Cell cell)
    {
        var settings = JsonSerializer.SerializeToNode(cell, StudioJson.Canonical)!.AsObject();
        foreach (var property in SettingProperties.Of(cell.GetType())
            .Where(p => p.Attribute<OutsideKeyAttribute>() is not null || p.Attribute<InputAttribute>() is not null))
            settings.Remove(property.Name);
        return settings;
    }

    /// <summary>By setting, what was taken in instead of what it is called: the ids of cells are only names.</summary>
    private static JsonObject Inputs(Cell cell, IReadOnlyDictionary<string, IReadOnlyList<InputRun>> inputs)
    {
        var taken = new JsonObject();
        foreach (var (property, _) in CellInputs.Of(cell.GetType()))
            taken[property.Name] = new JsonArray([.. CellInputs.Ids(property, cell).Select(id => Runs(id, inputs))]);
        return taken;
    }

    private static JsonArray Runs(string id, IReadOnlyDictionary<string, IReadOnlyList<InputRun>> inputs) =>
        inputs.TryGetValue(id, out var runs) && runs.Count > 0
        ? [.. runs.Select(run => new JsonArray(run.Key, Content(run.Result)))]
        : throw new ArgumentException($"The input '{id}' has not run, so there is no key yet. Run it first.");

    /// <summary>The hash of what a result holds beyond the settings that made it: files, which may change under the same name.</summary>
    private static string? Content(CellResult result) => result switch
    {
        DatasetResult data => data.ContentHash,
        ModelResult model => model.WeightsHash,
        TrainedModel model => model.Model.Sha256,
        _ => null,
    };

    private static string Hash(JsonObject content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString())));
}
