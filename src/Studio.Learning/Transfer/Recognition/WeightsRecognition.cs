using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Learning.Networks;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Recognition;

/// <summary>Finds out to which backbone weights belong: by what they say of themselves, else by names and shapes alone.</summary>
/// <remarks>Sums of parameters, which every backbone states for its stages, distinguish the networks;
/// only the remaining one is built.</remarks>
public static class WeightsRecognition
{
    private const int MostNamed = 5;
    private static readonly string[] s_statistics = [".running_mean", ".running_var", ".num_batches_tracked"];

    /// <exception cref="ArgumentException">No network here has such tensors.</exception>
    /// <exception cref="InvalidDataException">What the weights say of themselves is damaged.</exception>
    public static RecognisedWeights Of(StateDict weights) =>
        TransferBundle.Of(weights) is { } bundle ? Of(weights, bundle) : ByShapes(weights);

    /// <summary>Writes weights with their description, so that they can be used without asking anyone.</summary>
    /// <param name="bundle">Classes, preprocessing and source as they were chosen; the backbone as it was recognised.</param>
    /// <exception cref="WeightsMismatchException">They do not fit the backbone, or their head has another number of classes.</exception>
    public static void Export(StateDict weights, TransferBundle bundle, string path)
    {
        var backbone = Catalog.Find<IBackbone>(bundle.Backbone, "backbone");
        if (LanguageModelBundle.Of(weights, null) is not null)
        {
            // A language model stays one: it can be tuned and generate as well.
            SafeTensors.Write(path, weights.Names.Select(n => KeyValuePair.Create(n, weights[n])), weights.Metadata);
            return;
        }
        using var inside = Inside(weights, PrefixOf(weights, backbone));
        using var network = bundle.Build(backbone);
        var head = bundle.Classes.Count == 0 ? network.HeadPrefix + "." : null;
        string[] names = [.. network.state_dict().Keys.Where(n => inside.TryGet(n, out _)
            && (head is null || !n.StartsWith(head, StringComparison.Ordinal)))];
        using var own = new StateDict();
        foreach (var name in names)
            own.Add(name, inside[name].alias());
        WeightsLoading.Load(network, own, head?.TrimEnd('.'));
        bundle.Export(path, names.Select(n => KeyValuePair.Create(n, own[n])));
    }

    private static RecognisedWeights Of(StateDict weights, TransferBundle bundle)
    {
        var backbone = Catalog.Find<IBackbone>(bundle.Backbone, "backbone");
        // A language model has no faults of its own: it opens, or the bundle was refused.
        var known = new RecognisedWeights(backbone.Key, backbone.Title, bundle.Classes.Count, bundle.Classes, bundle.Input)
            { IsDescribed = true, Source = bundle.Source, Fitting = weights.Count };
        try
        {
            if (bundle.Classes.Count > 0)
                bundle.Open(weights).Dispose();
            return known;
        }
        catch (WeightsMismatchException mismatch)
        {
            return known with { Fitting = mismatch.Report.Loaded, Faults = Faults(mismatch.Report, weights, new()) };
        }
    }

    private static RecognisedWeights ByShapes(StateDict weights)
    {
        var (backbone, prefix, score) = Catalog.Of<IBackbone>()
            .SelectMany(b => Prefixes(weights).Select(p => (Backbone: b, Prefix: p, Score: Score(weights, p, b))))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Prefix.Length).First();
        if (score < 0.5)
            throw new ArgumentException("No network of the studio has these tensors, "
                + $"such as {string.Join(", ", weights.Names.Take(MostNamed).Select(n => $"'{n}'"))}. "
                + "The page Models lists those that it knows.");
        using var inside = Inside(weights, prefix);
        var (classes, head) = Head(inside, backbone);
        using var network = backbone.Build(classes > 0 ? classes : backbone.PublishedClassCount);
        if (head != network.HeadPrefix + ".weight")
            classes = 0;
        var targets = network.state_dict();
        var report = WeightsLoading.Compare(targets, inside, classes == 0 ? network.HeadPrefix : null);
        var beside = report.Unexpected.Where(n => !backbone.Stages.Any(s => s.Holds(n))).ToHashSet(StringComparer.Ordinal);
        return new(backbone.Key, backbone.Title, classes, ClassNames(weights, classes), backbone.Input)
        {
            Wrappers = prefix.Length == 0 ? weights.Wrappers : [.. weights.Wrappers, prefix],
            NotTaken = weights.NotTaken,
            Source = weights.Metadata.GetValueOrDefault("source", ""),
            Fitting = report.Loaded,
            Faults = [.. Faults(report, inside, targets).Where(f => !beside.Contains(f.Name))],
            LeftOut = [.. beside, .. report.SkippedHead, .. weights.Names.Where(n => !n.StartsWith(prefix, StringComparison.Ordinal))],
        };
    }

    /// <summary>Share of the backbone's stages that have exactly as many parameters below the prefix.</summary>
    private static double Score(StateDict weights, string prefix, IBackbone backbone)
    {
        var names = weights.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)
            && !s_statistics.Any(s => n.EndsWith(s, StringComparison.Ordinal)))
            .Select(n => (Name: n[prefix.Length..], Count: weights[n].numel())).ToArray();
        return backbone.Stages.Average(s => names.Where(n => s.Holds(n.Name)).Sum(n => n.Count) == s.Parameters ? 1d : 0);
    }

    private static string PrefixOf(StateDict weights, IBackbone backbone) =>
        Prefixes(weights).OrderByDescending(p => Score(weights, p, backbone)).ThenBy(p => p.Length).First();

    /// <summary>Nothing, and what stands before the first and the second dot of a name.</summary>
    private static IReadOnlyList<string> Prefixes(StateDict weights) =>
        [.. weights.Names.Select(n => n.Split('.')).SelectMany(n => n.Length > 2 ? ["", $"{n[0]}.", $"{n[0]}.{n[1]}."] : new[] { "" })
            .Distinct(StringComparer.Ordinal)];

    private static StateDict Inside(StateDict weights, string prefix)
    {
        var inside = new StateDict();
        foreach (var name in weights.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
            inside.Add(name[prefix.Length..], weights[name].alias());
        return inside;
    }

    /// <summary>Classes and name of the tensor behind the features, linear or a 1×1 convolution; 0 where there is none.</summary>
    private static (int Classes, string? Name) Head(StateDict weights, IBackbone backbone) => weights.Names
        .Where(n => n.EndsWith(".weight", StringComparison.Ordinal) && !backbone.Stages.Any(s => s.Holds(n)))
        .Where(n => weights[n].shape is var shape && shape.Length is 2 or 4 && shape[1] == backbone.FeatureCount
            && shape.Skip(2).All(side => side == 1))
        .Select(n => ((int)weights[n].shape[0], (string?)n)).FirstOrDefault();

    /// <summary>What the file says, else ImageNet's for a thousand; empty where neither helps.</summary>
    private static IReadOnlyList<string> ClassNames(StateDict weights, int count)
    {
        try
        {
            if (weights.Metadata.TryGetValue("classes", out var text) && StudioJson.Read<string[]>(text) is var said
                && said.Length == count)
                return said;
        }
        catch (JsonException)
        {
            // Whoever wrote the file meant something else by the word.
        }
        return count == ClassList.ImageNet.Count ? ClassList.ImageNet.Names : [];
    }

    private static IReadOnlyList<TensorFault> Faults(LoadReport report, StateDict weights, Dictionary<string, Tensor> targets) =>
    [
        .. report.Missing.Select(n => new TensorFault(n, targets.GetValueOrDefault(n)?.shape ?? [], null)),
        .. report.MisShaped.Select(m => new TensorFault(m.Name, m.Expected, m.Found)),
        .. report.Unexpected.Select(n => new TensorFault(n, null, weights.TryGet(n, out var tensor) ? tensor.shape : [])),
    ];
}
