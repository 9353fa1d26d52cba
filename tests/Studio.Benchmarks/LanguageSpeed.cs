using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Speed of language models: a training step beside PyTorch's, what dropped weights cost, and generation.</summary>
internal static class LanguageSpeed
{
    private const int Vocabulary = 10_000, Embedding = 200, Hidden = 400, Steps = 35, Sequences = 20, WarmUp = 3, Repeats = 15;
    private const int Characters = 65, Generated = 2000;

    /// <summary>The workload of the same name in the PyTorch baseline: two LSTM layers, SGD, clipped gradients.</summary>
    public static Workload Step() => Training(new RecurrentLanguageModel(new()
    {
        Cell = RecurrentKind.Lstm, Vocabulary = Vocabulary, Embedding = Embedding, Hidden = Hidden, Layers = 2,
    }));

    /// <summary>AWD-LSTM with dropped recurrent weights against without, their steps in turns.</summary>
    public static string WeightDrop()
    {
        random.manual_seed(1);
        var shape = new AwdLstmShape { Vocabulary = Vocabulary, Embedding = Embedding, Hidden = Hidden };
        var with = Training(new AwdLstm(shape, AwdDropout.None with { Weight = 0.5 }));
        var without = Training(new AwdLstm(shape, AwdDropout.None));
        var pairs = Enumerable.Range(0, WarmUp + Repeats)
            .Select(_ => (With: StepTiming.Of(with.Step), Without: StepTiming.Of(without.Step))).Skip(WarmUp).ToArray();
        return JsonSerializer.Serialize(new
        {
            workload = "awd_lstm_weight_drop",
            with_ms = Median(pairs.Select(p => p.With)),
            without_ms = Median(pairs.Select(p => p.Without)),
            ratio = Median(pairs.Select(p => p.Without / p.With)),
            goal = 0.9,
            threads = get_num_threads(),
        });
    }

    /// <summary>A character model of the bundled size, one text.</summary>
    public static string Generation()
    {
        random.manual_seed(1);
        using var network = new RecurrentLanguageModel(new()
        {
            Cell = RecurrentKind.Lstm, Vocabulary = Characters, Embedding = 32, Hidden = 256, Layers = 2,
        });
        var generation = new Generation(network, new() { TopK = 20, TopP = 0.95 });
        foreach (var _ in generation.Continue([0]).Take(Generated / 10)) { }
        var start = Stopwatch.GetTimestamp();
        foreach (var _ in generation.Continue([0]).Take(Generated)) { }
        return JsonSerializer.Serialize(new
        {
            workload = "generation",
            tokens_per_second = Math.Round(Generated / Stopwatch.GetElapsedTime(start).TotalSeconds),
            parameters = network.parameters().Sum(p => p.numel()),
            goal = 500,
            threads = get_num_threads(),
        });
    }

    private static Workload Training(LanguageNetwork network)
    {
        network.train();
        TorchSharp.Modules.Parameter[] parameters = [.. network.parameters()];
        var optimizer = optim.SGD(parameters, 1);
        var (tokens, targets) = (randint(0, Vocabulary, [Steps, Sequences], dtype: ScalarType.Int64),
            randint(0, Vocabulary, Steps * Sequences, dtype: ScalarType.Int64));
        return new(Steps * Sequences, () =>
        {
            using var scope = NewDisposeScope();
            foreach (var parameter in parameters)
                parameter.grad = null;
            var output = network.call(tokens, null);
            nn.functional.cross_entropy(output.Logits.flatten(0, 1), targets).backward();
            GradientClipping.Clip(parameters, 0.25);
            optimizer.step();
        }) { Unit = "tokens" };
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return Math.Round(sorted[sorted.Length / 2], 3);
    }
}
