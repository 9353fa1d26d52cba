using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Heads;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer;

/// <summary>What travels with exported weights so that they can be used without asking anyone:
/// in the metadata of one safetensors file.</summary>
/// <param name="Classes">Empty where the weights have no head.</param>
/// <param name="Recipe">Null for weights from elsewhere: their head, if they have one, is the published one for as many classes.</param>
public sealed record TransferBundle(string Backbone, IReadOnlyList<string> Classes, InputSpec Input, Recipe? Recipe, ulong Seed)
{
    private const string Prefix = "studio.";

    /// <summary>Where the weights come from, for people; empty for those that were trained here.</summary>
    public string Source { get; init; } = "";

    /// <summary>Writes the whole network, head included.</summary>
    public void Export(string path, FeatureNetwork network) => Export(path, network.state_dict());

    /// <param name="tensors">By the names of the network, with or without a head.</param>
    public void Export(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "pt",
            [Prefix + "backbone"] = Backbone,
            [Prefix + "classes"] = StudioJson.Write(Classes),
            [Prefix + "input"] = StudioJson.Write(Input),
        };
        if (Recipe is not null)
        {
            metadata[Prefix + "recipe"] = StudioJson.Write(Recipe);
            metadata[Prefix + "seed"] = Seed.ToString();
        }
        if (Source.Length > 0)
            metadata[Prefix + "source"] = Source;
        SafeTensors.Write(path, tensors, metadata);
    }

    /// <summary>What the weights say of themselves; of a language model, the encoder and the vocabulary that it brings. Null where they
    /// are neither exported from here nor a language model.</summary>
    /// <param name="path">Of the file, beside which a language model may have its vocabulary; null where only the weights are at
    /// hand.</param>
    /// <exception cref="InvalidDataException">The metadata are there but damaged, or a language model has no vocabulary.</exception>
    public static TransferBundle? Of(StateDict weights, string? path = null)
    {
        if (!weights.Metadata.ContainsKey(Prefix + "backbone"))
            return LanguageModelBundle.Of(weights, path);
        try
        {
            var isTrainedHere = weights.Metadata.ContainsKey(Prefix + "recipe");
            return new(Text("backbone"), StudioJson.Read<string[]>(Text("classes")), Read(weights),
                isTrainedHere ? StudioJson.Read<Recipe>(Text("recipe")) : null, isTrainedHere ? ulong.Parse(Text("seed")) : 0)
            { Source = weights.Metadata.GetValueOrDefault(Prefix + "source", "") };
        }
        catch (Exception fault) when (fault is JsonException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"The description inside the weights is damaged ({fault.Message}); export them again.", fault);
        }

        string Text(string name) => weights.Metadata.TryGetValue(Prefix + name, out var text) ? text
            : throw new InvalidDataException($"The description inside the weights lacks '{Prefix}{name}'; export them again.");
    }

    /// <summary>Earlier versions knew images only.</summary>
    private static InputSpec Read(StateDict weights) => weights.Metadata.TryGetValue(Prefix + "preprocessing", out var image)
        ? StudioJson.Read<Preprocessing>(image) : StudioJson.Read<InputSpec>(weights.Metadata.GetValueOrDefault(Prefix + "input", ""));

    /// <summary>The network with exactly these weights; the caller owns it.</summary>
    /// <exception cref="ArgumentException">The weights belong to another backbone, or have no head.</exception>
    public FeatureNetwork Open(StateDict weights, string? askedBackbone = null)
    {
        if (askedBackbone is not null)
            ThrowIfOther(askedBackbone);
        var backbone = Catalog.Find<IBackbone>(Backbone, "backbone");
        if (Classes.Count == 0)
            throw new ArgumentException($"These weights of {backbone.Title} have no head, so they cannot classify. "
                + "Start a transfer from them.");
        backbone = backbone.WithWeights(weights).WithInput(Input);
        var network = Build(backbone);
        try
        {
            if (Recipe is not null)
                network = RecipeHead.Put(network, backbone, Input, Recipe, Classes.Count, dropout: 0);
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

    /// <summary>The network with random values, under the head that was published with it:
    /// as large as that of weights from elsewhere, and else the published one, which stays where a recipe reads an earlier stage.</summary>
    internal FeatureNetwork Build(IBackbone backbone) =>
        backbone.WithInput(Input).Build(Recipe is null && Classes.Count > 0 ? Classes.Count : backbone.PublishedClassCount);

    /// <summary>Puts all but the head into a network of <see cref="Build"/>, whose own head is to be replaced after this.</summary>
    /// <exception cref="ArgumentException">The weights belong to another backbone.</exception>
    internal LoadReport LoadBackbone(IBackbone backbone, FeatureNetwork network, StateDict weights)
    {
        ThrowIfOther(backbone.Key);
        using var renamed = backbone.WithInput(Input).Renamed(weights);
        if (renamed is not null)
            return WeightsLoading.Load(network, renamed, network.HeadPrefix);
        if (Recipe is not null && RecipeHead.IsOutside(Recipe))
        {
            using var inside = weights.Inside(StageHeadNetwork.BackbonePrefix);
            return WeightsLoading.Load(network, inside, network.HeadPrefix);
        }
        // The exported head need not have the published one's name, and an auxiliary one counts the same classes.
        if (Recipe is not null)
            network.ReplaceHead(Classes.Count, dropout: 0);
        return WeightsLoading.Load(network, weights, network.HeadPrefix);
    }

    /// <summary>Input for these weights: what they bring, else what is published for the backbone.</summary>
    /// <param name="asked">What the user wants, or null to take what belongs to the weights.</param>
    /// <exception cref="ArgumentException">Asked for and brought differ.</exception>
    public static InputSpec InputFor(IBackbone backbone, TransferBundle? bundle, InputSpec? asked = null)
    {
        var own = bundle?.Input ?? backbone.Input;
        return asked is null || asked.Equals(own) ? own
            : throw new ArgumentException($"The weights were trained with {own.Summary}, but {asked.Summary} was asked for. "
                + "Leave the choice to the weights.");
    }

    private void ThrowIfOther(string backbone)
    {
        if (backbone != Backbone)
            throw new ArgumentException($"The weights were exported from '{Backbone}', not from '{backbone}'. Ask for '{Backbone}'.");
    }
}
