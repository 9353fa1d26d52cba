using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Transfer.Features;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Heads;

/// <summary>A backbone that is read at any stage, under any head: inputs (N, …) to features (N, D) to logits (N, K).</summary>
/// <remarks>The head takes features that are standardised by the training set, whose mean and deviation (D) travel
/// with the weights.</remarks>
internal sealed class StageHeadNetwork : FeatureNetwork
{
    public const string BackbonePrefix = nameof(backbone);

    /// <summary>A head of more inputs than this learns a few examples by heart and takes more memory than the backbone.</summary>
    private const int MostFeatures = 1 << 17;

    private readonly FeatureNetwork backbone;
    private readonly nn.Module<Tensor, Tensor> head;
    private readonly Tensor mean, deviation;
    private readonly StageReading? _reading;

    /// <param name="backbone">Owned from here on.</param>
    /// <param name="stage">Null reads the backbone's own features.</param>
    /// <param name="input">What it will be asked about.</param>
    /// <exception cref="ArgumentException">The stage leaves too much, or nothing, to read.</exception>
    public StageHeadNetwork(FeatureNetwork backbone, Stage? stage, FeaturePooling pooling, InputSpec input,
        Func<long, nn.Module<Tensor, Tensor>> makeHead) : base(nameof(StageHeadNetwork))
    {
        this.backbone = backbone;
        _reading = stage is null ? null : new(backbone, stage, pooling);
        var features = FeatureCount(input);
        if (features > MostFeatures)
            throw new ArgumentException($"Flattened, the stage has {features:N0} features per image, "
                + $"and a head takes at most {MostFeatures:N0}. Use global average pooling, or a later stage.");
        head = makeHead(features);
        (mean, deviation) = (zeros(features), ones(features));
        RegisterComponents();
    }

    public override string HeadPrefix => "head";

    public override Tensor Features(Tensor inputs) => _reading?.Read(inputs) ?? backbone.Features(inputs);

    public override Tensor Classify(Tensor features)
    {
        using var scope = NewDisposeScope();
        return head.call(features.Minus(mean) / deviation).MoveToOuterDisposeScope();  // (N, K)
    }

    public override void ReplaceHead(int classCount, double dropout) =>
        throw new NotSupportedException("The head of a network that is read at a stage belongs to its recipe. "
            + "Make the network anew by its recipe.");

    /// <summary>Copies a head that was trained on standardised features.</summary>
    public void Take(FeatureStatistics statistics, nn.Module<Tensor, Tensor> trained)
    {
        using var guard = no_grad();
        statistics.CopyTo(mean, deviation);
        var values = trained.state_dict();
        foreach (var (name, target) in head.state_dict())
            target.copy_(values[name]);
    }

    private long FeatureCount(InputSpec input)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        backbone.eval();
        return Features(BlankInput.Of(input, 1, CPU)).shape[1];
    }
}
