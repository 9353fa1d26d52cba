using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

/// <summary>Figures measured with PyTorch 1.13 on the published weights: a blank picture,
/// and shapes drawn with a pen of 14 pixels on 280.</summary>
public sealed class DoodleNetTests : IDisposable
{
    private const int Side = 280;
    private readonly string _folder = Directory.CreateTempSubdirectory("doodlenet").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Logits_OfABlankPicture_AddUpToThePublishedSum()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(-150.459, Open().call(zeros(1, 1, 28, 28)).sum().item<float>(), 0.001);
    }

    [Theory]
    [InlineData("circle", 0.864, 0.02), InlineData("square", 0.988, 0.005), InlineData("triangle", 0.997, 0.005)]
    public void Probability_OfADrawnShape_IsThePublishedOne(string shape, double published, double tolerance)
    {
        using var scope = NewDisposeScope();
        using var drawing =
            new ImageExamples(new ListedImages([shape], [(Drawing(Distance(shape)), 0, DataPart.Whole)]), [0], Preprocessing.Drawings);

        var probabilities = Open().call(drawing.Load([0], 0)).softmax(1)[0].data<float>().ToArray();

        Assert.Equal(published, probabilities[ClassList.QuickDraw.Names.ToList().IndexOf(shape)], tolerance);
    }

    [Fact]
    public void Take_ShardAsItIsPublished_GivesTheSameTensors()
    {
        using var scope = NewDisposeScope();
        var published = WeightCatalogue.Find("doodlenet-quickdraw");
        using var expected = WeightsFile.Read(SharedFolder.Data("weights/quickdraw/doodlenet.safetensors"));
        var shard = Path.Combine(_folder, published.FileName);
        File.WriteAllBytes(shard, [.. published.Shard!.SelectMany(t => ChannelsLast(expected[t.Name], t.IsFlattened).bytes.ToArray())]);
        using var store = new WeightStore(new WeightStoreOptions { Folder = Path.Combine(_folder, "kept") });

        Assert.Equal(published, WeightStore.Recognise(shard));
        using var taken = WeightsFile.Read(store.Take(published, shard));

        Assert.True(store.Has(published));
        Assert.Equal(expected.Names, taken.Names);
        Assert.All(expected.Names, n => Assert.True(expected[n].equal(taken[n]).all().item<bool>(), n));
    }

    private static FeatureNetwork Open()
    {
        using var weights = WeightsFile.Read(SharedFolder.Data("weights/quickdraw/doodlenet.safetensors"));
        var network = Catalog.Find<IBackbone>("doodlenet", "backbone").Build(345);
        WeightsLoading.Load(network, weights);
        network.eval();
        return network;
    }

    private static Tensor ChannelsLast(Tensor values, bool isFlattened) => values.shape.Length switch
    {
        4 => values.permute(2, 3, 1, 0).contiguous(),
        2 when isFlattened => values.reshape(512, 64, 3, 3).permute(2, 3, 1, 0).contiguous(),
        2 => values.t().contiguous(),
        _ => values,
    };

    private static RawImage Drawing(Func<double, double, double> distance) => new(Side, Side, 1,
        [.. from y in Enumerable.Range(0, Side) from x in Enumerable.Range(0, Side) select distance(x, y) <= 7
            ? byte.MinValue : byte.MaxValue]);

    private static Func<double, double, double> Distance(string shape) => shape switch
    {
        "circle" => (x, y) => Math.Abs(Math.Sqrt((x - 140) * (x - 140) + (y - 140) * (y - 140)) - 93),
        "square" => (x, y) => Lines(x, y, [(40, 40), (240, 40), (240, 240), (40, 240)]),
        _ => (x, y) => Lines(x, y, [(140, 40), (240, 240), (40, 240)]),
    };

    private static double Lines(double x, double y, (double X, double Y)[] corners) =>
        corners.Index().Min(c => Line(x, y, c.Item, corners[(c.Index + 1) % corners.Length]));

    private static double Line(double x, double y, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var along = Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(x - from.X - along * dx, 2) + Math.Pow(y - from.Y - along * dy, 2));
    }
}
