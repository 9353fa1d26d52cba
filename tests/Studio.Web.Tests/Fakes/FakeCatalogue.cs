using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Results;

namespace Studio.Web.Tests.Fakes;

/// <summary>A catalogue with one of each.</summary>
public static class FakeCatalogue
{
    public const string Dataset = "toys";

    public static StudioCatalogue Value { get; } = new(
        [new BackboneFacts("net", "Net", 8, 2, [new StageResult("conv", 100), new StageResult("head", 10)], Preprocessing.Cifar)],
        [new WeightsFacts("net-toys", "net", "Toys", "MIT", IsBundled: true, 1000, null, ["car", "doll"])],
        [new DatasetFacts(Dataset, "Toys", "Pictures of toys.", IsBundled: true, ["car", "doll"])],
        new Dictionary<string, int> { ["dataset"] = 1, ["pretrained-model"] = 1, ["transfer"] = 1, ["evaluate"] = 1, ["compare"] = 1 });

    /// <summary>Writes it as a build does, beside a worker that is not there.</summary>
    public static string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "catalogue.json"), StudioJson.Write(Value));
        return folder;
    }
}
