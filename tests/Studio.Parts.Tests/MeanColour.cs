using Studio.Experiments.Data;
using Studio.Learning.Networks;
using static TorchSharp.torch;

namespace Studio.Parts.Tests;

/// <summary>A backbone of nobody else's: the mean colour of an image, through one layer.</summary>
public sealed class MeanColour : IBackbone
{
    public string Key => "mean-colour";

    public string Title => "Mean colour";

    public int FeatureCount => 8;

    public InputSpec Input => new Preprocessing(16, 16, 3, [0, 0, 0], [1, 1, 1]);

    public int PublishedClassCount => 2;

    public IReadOnlyList<Stage> Stages { get; } = [new("mixing", ["mixing"], 32)];

    public FeatureNetwork Build(int classCount) => new Network(classCount);

    private sealed class Network : FeatureNetwork
    {
        private readonly TorchSharp.Modules.Linear mixing = nn.Linear(3, 8);
        private TorchSharp.Modules.Linear head;

        public Network(int classCount) : base(nameof(Network))
        {
            head = nn.Linear(8, classCount);
            RegisterComponents();
        }

        public override string HeadPrefix => nameof(head);

        public override Tensor Features(Tensor inputs)
        {
            using var scope = NewDisposeScope();
            return mixing.call(inputs.mean([2, 3])).relu().MoveToOuterDisposeScope();              // (N, 8)
        }

        public override Tensor Classify(Tensor features) => head.call(features);

        public override void ReplaceHead(int classCount, double dropout)
        {
            register_module(nameof(head), null!);
            head.Dispose();
            register_module(nameof(head), head = nn.Linear(8, classCount));
        }
    }
}
