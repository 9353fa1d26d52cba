using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Diagnostics;

/// <summary>One training step of the bundled network on fixed images: figures of any device and precision beside those of float64 on a
/// CPU.</summary>
public static class ParityCheck
{
    private const string Weights = "resnet-glyphs-source";
    private const int Images = 8;

    /// <summary>Figures of float64 on a CPU, made by <c>studio doctor --write-figures</c>.</summary>
    public static ParityFigures Stored()
    {
        using var stream = typeof(ParityCheck).Assembly.GetManifestResourceStream("parity.json")!;
        using var reader = new StreamReader(stream);
        return StudioJson.Read<ParityFigures>(reader.ReadToEnd());
    }

    /// <param name="type">Type of weights and images: float64 for the truth, float32 for what training computes.</param>
    public static ParityFigures Of(Device device, ScalarType type = ScalarType.Float32, Precision precision = Precision.Float32)
    {
        using var scope = NewDisposeScope();
        using var network = Network(type, device);
        var images = FixedImages().to(type).to(device);                                                             // (N, C, H, W)
        var truth = HeldNumbers.Range(Images, ScalarType.Int64).to(device);                                             // (N)
        double[] logits;
        network.eval();
        using (no_grad())
            logits = [.. Cast(network, images[..1], precision)[0].cpu().to(ScalarType.Float64).data<double>()];
        network.train();
        var loss = nn.functional.cross_entropy(Cast(network, images, precision), truth);
        loss.backward();
        var squares = network.parameters().Where(p => p.grad is not null).Select(p => p.grad!.to(ScalarType.Float64).square().sum());
        return new(logits, loss.to(ScalarType.Float64).item<double>(), stack(squares).sum().sqrt().item<double>());
    }

    private static Tensor Cast(FeatureNetwork network, Tensor images, Precision precision)
    {
        using var autocast = AutocastScope.Enter(precision, images.device);
        var logits = network.call(images);
        return logits.dtype == ScalarType.BFloat16 ? logits.to(ScalarType.Float32) : logits;
    }

    private static FeatureNetwork Network(ScalarType type, Device device)
    {
        var published = WeightCatalogue.Find(Weights);
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var backbone = Catalog.Find<IBackbone>(published.Backbone, "backbone");
        var network = backbone.Build(backbone.PublishedClassCount);
        using var weights = WeightsFile.Read(store.PathOf(published));
        WeightsLoading.Load(network, weights);
        network.to(type).to(device);
        return network;
    }

    /// <summary>Noise by a hash of the pixel's number, which any machine computes alike.</summary>
    private static Tensor FixedImages()
    {
        using var blank = BlankInput.Of(Catalog.Find<IBackbone>(WeightCatalogue.Find(Weights).Backbone, "backbone").Input, Images, CPU);
        var shape = blank.shape;
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
        {
            var bits = unchecked((uint)i * 0x9E3779B9);
            bits = unchecked((bits ^ bits >> 16) * 0x85EBCA6B);
            values[i] = ((bits ^ bits >> 13) >> 8) / (float)(1 << 23) - 1;
        }
        return tensor(values, shape);
    }
}
