using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Heads;
using Studio.Learning.Weights;

namespace Studio.Learning.Transfer;

/// <summary>What travels with exported weights so that they can be used without asking anyone: in the metadata of one safetensors file.</summary>
public sealed record TransferBundle(string Backbone, IReadOnlyList<string> Classes, Preprocessing Preprocessing, Recipe Recipe, ulong Seed)
{
    private const string Prefix = "studio.";

    /// <summary>Writes the whole network, head included.</summary>
    public void Export(string path, VisionNetwork network) => SafeTensors.Write(path, network.state_dict(), new Dictionary<string, string>
    {
        ["format"] = "pt",
        [Prefix + "backbone"] = Backbone,
        [Prefix + "classes"] = StudioJson.Write(Classes),
        [Prefix + "preprocessing"] = StudioJson.Write(Preprocessing),
        [Prefix + "recipe"] = StudioJson.Write(Recipe),
        [Prefix + "seed"] = Seed.ToString(),
    });

    /// <summary>What the weights say of themselves, or null where they were not exported from here.</summary>
    /// <exception cref="InvalidDataException">The metadata are there but damaged.</exception>
    public static TransferBundle? Of(StateDict weights)
    {
        if (!weights.Metadata.ContainsKey(Prefix + "backbone"))
            return null;
        try
        {
            return new(Text("backbone"), StudioJson.Read<string[]>(Text("classes")), StudioJson.Read<Preprocessing>(Text("preprocessing")),
                StudioJson.Read<Recipe>(Text("recipe")), ulong.Parse(Text("seed")));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"The description inside the weights is damaged ({fault.Message}); export them again.", fault);
        }

        string Text(string name) => weights.Metadata.TryGetValue(Prefix + name, out var text) ? text
            : throw new InvalidDataException($"The description inside the weights lacks '{Prefix}{name}'; export them again.");
    }

    /// <summary>The network with exactly these weights; the caller owns it.</summary>
    /// <exception cref="ArgumentException">The weights belong to another backbone.</exception>
    public VisionNetwork Open(StateDict weights, string? askedBackbone = null)
    {
        if (askedBackbone is not null)
            ThrowIfOther(askedBackbone);
        var backbone = Catalog.Find<IBackbone>(Backbone, "backbone");
        // With the published head, which stays where a recipe reads an earlier stage.
        var network = backbone.Build(backbone.PublishedClassCount);
        try
        {
            network = RecipeHead.Put(network, backbone, Preprocessing, Recipe, Classes.Count, dropout: 0);
            WeightsLoading.Load(network, weights);
            network.eval();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Puts all but the head into a network as it was built, whose own head is to be replaced after this.</summary>
    /// <exception cref="ArgumentException">The weights belong to another backbone.</exception>
    internal LoadReport LoadBackbone(IBackbone backbone, VisionNetwork network, StateDict weights)
    {
        ThrowIfOther(backbone.Key);
        if (RecipeHead.IsOutside(Recipe))
        {
            using var inside = weights.Inside(StageHeadNetwork.BackbonePrefix);
            return WeightsLoading.Load(network, inside, network.HeadPrefix);
        }
        // The exported head need not have the published one's name, and an auxiliary one counts the same classes.
        network.ReplaceHead(Classes.Count, dropout: 0);
        return WeightsLoading.Load(network, weights, network.HeadPrefix);
    }

    /// <summary>Preprocessing for these weights: what they bring, else what is published for the backbone.</summary>
    /// <param name="asked">What the user wants, or null to take what belongs to the weights.</param>
    /// <exception cref="ArgumentException">Asked for and brought differ.</exception>
    public static Preprocessing PreprocessingFor(IBackbone backbone, TransferBundle? bundle, Preprocessing? asked = null)
    {
        var own = bundle?.Preprocessing ?? backbone.Preprocessing;
        return asked is null || asked.Equals(own) ? own
            : throw new ArgumentException($"The weights were trained with {Say(own)}, but {Say(asked)} was asked for. Leave the choice to the weights.");
    }

    private void ThrowIfOther(string backbone)
    {
        if (backbone != Backbone)
            throw new ArgumentException($"The weights were exported from '{Backbone}', not from '{backbone}'. Ask for '{Backbone}'.");
    }

    private static string Say(Preprocessing p) =>
        $"side {p.ResizeSide}, crop {p.CropSide}, mean [{string.Join(", ", p.Mean)}], deviation [{string.Join(", ", p.StandardDeviation)}]";
}
