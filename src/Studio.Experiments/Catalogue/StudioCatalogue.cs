using System.Security.Cryptography;
using System.Text;

namespace Studio.Experiments.Catalogue;

/// <summary>What there is to choose from. The worker writes it when it is built, so that rooms without libtorch know it.</summary>
/// <param name="Runners">Cell kind to the version of its runner, which rises when its results change.</param>
public sealed record StudioCatalogue(IReadOnlyList<BackboneFacts> Backbones, IReadOnlyList<WeightsFacts> Weights,
    IReadOnlyList<DatasetFacts> Datasets, IReadOnlyDictionary<string, int> Runners)
{
    /// <summary>Sentence pairs to translate.</summary>
    public IReadOnlyList<PairFacts> Pairs { get; init; } = [];

    public static StudioCatalogue Empty { get; } = new([], [], [], new Dictionary<string, int>());

    /// <summary>Identifies a catalogue; a worker with another one is refused.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StudioJson.WriteCanonical(this))));

    /// <param name="name">Its key, in any of the spellings that <see cref="Spelling"/> knows.</param>
    public BackboneFacts? Backbone(string name) => Backbones.FirstOrDefault(b => b.Key == name)
        ?? (Spelling.KeyOf(name, [.. Backbones.Select(b => b.Key)]) is { } key ? Backbones.First(b => b.Key == key) : null);

    public WeightsFacts? WeightsOf(string key) => Weights.FirstOrDefault(w => w.Key == key);

    public DatasetFacts? Dataset(string key) => Datasets.FirstOrDefault(d => d.Key == key);
}
