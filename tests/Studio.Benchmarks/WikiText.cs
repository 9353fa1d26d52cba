using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>A language model on WikiText-2, trained on its validation part and tested on its test part: the first losses from given
/// weights without dropout, and the perplexity with dropout. baseline/wikitext_baseline.py does the same in PyTorch.</summary>
internal sealed class WikiText
{
    private const string EndOfLine = "<eos>", Unknown = "<unk>";
    private const int Width = 200, Layers = 2, FirstSteps = 50;
    private const double Rate = 2e-3, Dropout = 0.3;

    private readonly TokenCorpus _corpus;
    private readonly int[] _test;
    private readonly RecurrentShape _shape;

    /// <param name="folder">WikiText-2: valid.txt and test.txt, words between spaces.</param>
    public WikiText(string folder)
    {
        string[] train = [.. Words(Path.Combine(folder, "valid.txt"))], test = [.. Words(Path.Combine(folder, "test.txt"))];
        string[] order = [.. train.Distinct(StringComparer.Ordinal)];
        var numbers = order.Index().ToDictionary(w => w.Item, w => w.Index, StringComparer.Ordinal);
        int[] tokens = [.. train.Select(w => numbers[w])];
        // Training wants a validation text, which nothing here looks at.
        _corpus = new(new WordTokenizer(order), tokens, tokens[..1000]);
        _test = [.. test.Select(w => numbers.GetValueOrDefault(w, numbers[Unknown]))];
        _shape = new() { Cell = RecurrentKind.Lstm, Vocabulary = order.Length, Embedding = Width, Hidden = Width, Layers = Layers };
    }

    /// <param name="initial">Where the weights before the first step are written, for PyTorch to begin with.</param>
    public string FirstLosses(string initial)
    {
        random.manual_seed(1);
        using var network = new RecurrentLanguageModel(_shape);
        SafeTensors.Write(initial, network.state_dict());
        var losses = new List<double>();
        Train(network, FirstSteps, happened => losses.AddRange(happened is TrainingEvent.Measured measured
            ? measured.Points.Where(p => p.Series == SeriesNames.TrainLoss).Select(p => p.Value) : []));
        return JsonSerializer.Serialize(new { workload = "wikitext_losses", side = "studio", losses });
    }

    public IEnumerable<string> Perplexities(int epochs, int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            random.manual_seed(seed);
            var watch = Stopwatch.StartNew();
            using var network = new RecurrentLanguageModel(_shape, Dropout);
            Train(network, epochs * ((_corpus.Train.Count / 20 - 1) / 35), static _ => { });
            var figures = LanguageModelEvaluation.Of(network, _test);
            yield return JsonSerializer.Serialize(new
            {
                workload = "wikitext", side = "studio", seed, epochs, perplexity = Math.Round(figures.Perplexity, 2),
                tokens = figures.Tokens, seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            });
        }
    }

    private void Train(RecurrentLanguageModel network, int steps, Action<TrainingEvent> emit)
    {
        // The sample is not looked at; its prompt has to be a word of the text.
        using var task = new LanguageModelling(network, _corpus, new()
        {
            Steps = steps, Streams = 20, Window = 35, MaxGradientNorm = 0.25,
            Optimizer = new OptimizerSettings.Adam { LearningRate = Rate },
            Sample = new() { Prompt = "the", Length = 1, Every = int.MaxValue },
        });
        new TrainingLoop(task) { Emit = emit }.Run();
    }

    private static IEnumerable<string> Words(string path) => File.ReadLines(path)
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(EndOfLine));
}
