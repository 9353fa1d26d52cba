using Studio.Learning.Data.Sets;
using Studio.Learning.Sampling;
using Studio.Learning.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Fakes;

/// <summary>Two classes of points (N, 2) that no line divides: a toy that a small network learns in a second.</summary>
internal sealed class TwoMoons : IExamples
{
    private readonly float[] _points;

    public TwoMoons(int count, ulong seed = 0)
    {
        Labels = [.. Enumerable.Range(0, count).Select(i => i % 2)];
        _points = [.. SeededOrder.Permutation(seed, 1, count).SelectMany((r, i) =>
        {
            var angle = Math.PI * r / count;
            return i % 2 == 0
                ? new[] { (float)Math.Cos(angle), (float)Math.Sin(angle) } : [(float)(1 - Math.Cos(angle)), (float)(0.4 - Math.Sin(angle))];
        })];
    }

    public int Count => Labels.Count;

    public string Unit => "points";
    public IReadOnlyList<string> Classes { get; } = ["up", "down"];
    public IReadOnlyList<int> Labels { get; }
    public int Loads { get; private set; }

    public Tensor Load(ReadOnlySpan<int> items, int epoch)
    {
        Loads++;
        var values = new float[2 * items.Length];
        for (var i = 0; i < items.Length; i++)
            _points.AsSpan(2 * items[i], 2).CopyTo(values.AsSpan(2 * i));
        return tensor(values, [items.Length, 2]);
    }

    public void Expect(IReadOnlyList<int[]> batches, int epoch) { }

    public void Dispose() { }

    /// <summary>"body" with batch normalisation and dropout, then "head": everything whose state a checkpoint must carry.</summary>
    public static Sequential Network()
    {
        random.manual_seed(5);
        return nn.Sequential(("body", nn.Sequential(nn.Linear(2, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.1))),
            ("head", nn.Linear(16, 2)));
    }

    /// <summary>Head and body, the body open from an epoch on.</summary>
    public static IReadOnlyList<ParameterGroup> Groups(nn.Module network, double rate = 0.05, int bodyUnfreezesAt = 0) =>
        [Group(network, "head", rate, 0), Group(network, "body", rate, bodyUnfreezesAt)];

    private static ParameterGroup Group(nn.Module network, string name, double rate, int unfreezesAt) => new(name,
        [.. network.named_parameters().Where(p => p.name.StartsWith(name, StringComparison.Ordinal)).Select(p => p.parameter)],
        [.. network.named_modules().Where(m => m.name.StartsWith(name, StringComparison.Ordinal) && !m.module.children().Any())
            .Select(m => m.module)], rate, unfreezesAt);
}
