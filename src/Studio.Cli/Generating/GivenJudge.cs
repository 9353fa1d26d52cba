using Studio.Experiments.Data;
using Studio.Learning;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tasks.Generating;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Cli.Generating;

/// <summary>The classifier of a file, on whose features images are compared.</summary>
internal sealed class GivenJudge : IDisposable
{
    private const int BatchSize = 256;

    private readonly FeatureNetwork _network;
    private readonly Preprocessing _input;

    public GivenJudge(string path)
    {
        using var weights = WeightsFile.Read(path);
        var recognised = WeightsRecognition.Of(weights);
        _input = recognised.Input as Preprocessing
            ?? throw new CommandFailedException($"'{path}' holds a classifier of texts, which cannot judge images.");
        var backbone = Catalog.Find<IBackbone>(recognised.Backbone, "backbone");
        var bundle = TransferBundle.Of(weights);
        _network = bundle?.Open(weights, backbone.Key) ?? backbone.Build(recognised.ClassCount);
        if (bundle is null)
            WeightsLoading.Load(_network, weights);
        _network.eval();
    }

    /// <summary>Features (N, D) and logits (N, K) of images (N, C, S, S) between −1 and 1; the caller owns them.</summary>
    public (Tensor Features, Tensor Logits) Judge(Tensor images) => new ImageJudge(_network, _input).Judge(images);

    /// <summary>Features (N, D) of real images; the caller owns them.</summary>
    /// <param name="wanted">Null takes the test part, and all images where there is none.</param>
    /// <param name="margin">Black margin on each side of an image, as a share of the side.</param>
    /// <exception cref="CommandFailedException">The data have no such part.</exception>
    public Tensor Features(IImageSet images, DataPart? wanted, double margin = 0)
    {
        var part = wanted ?? (images.Items.Any(i => i.Part == DataPart.Test) ? DataPart.Test : DataPart.Whole);
        int[] items = [.. images.Items.Index().Where(i => part == DataPart.Whole || i.Item.Part == part).Select(i => i.Index)];
        if (items.Length == 0)
            throw new CommandFailedException($"'{images.Name}' has no part '{part}'.");
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var examples = new ImageExamples(images, items, _input.WithMargin((int)Math.Round(margin * _input.CropSide)));
        var rows = new List<Tensor>();
        foreach (var batch in Enumerable.Range(0, examples.Count).Chunk(BatchSize))
        {
            using var each = NewDisposeScope();
            rows.Add(_network.Features(examples.Load(batch, 0)).MoveToOuterDisposeScope());
        }
        return cat(rows).MoveToOuterDisposeScope();
    }

    public void Dispose() => _network.Dispose();
}
