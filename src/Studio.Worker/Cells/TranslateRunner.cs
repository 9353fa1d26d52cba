using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Translating;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Reading;
using Studio.Learning.Data.Translation;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains a translation network, and reports example translations during training.</summary>
public sealed class TranslateRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Translate));

    public int Version => 2;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Translate)request.Cell;
        IReadOnlyList<GroupedPair> bundled = cell.Pairs.Length > 0 ? [] : Catalog.Find<IPairDataset>(cell.Data, "pairs").Read();
        var pairs = cell.Pairs.Length > 0 ? Read(cell, context) : [.. bundled.Where(p => p.Part != DataPart.Test).Select(p => p.Pair)];
        var split = PairSplit.Of(pairs, cell.ValidationShare, cell.MaxSentences, request.Seed);
        var reporter = new TrainingReporter(context);
        var (isBest, examples) = (false, (IReadOnlyList<TranslatedSentence>)[]);
        var export = Path.Combine(context.Folder, "translator.safetensors");
        var watch = Stopwatch.StartNew();
        return new TranslationRun(new()
        {
            Train = split.Train, Validation = split.Validation, Settings = cell.Settings, Seed = request.Seed,
        }, context.Scope(Report, export)).Run().Map<CellResult>(outcome =>
        {
            var best = outcome.Epochs[outcome.BestEpoch!.Value];
            var figures = (BleuFigures)best.Validation;
            // Before the file is kept: it is moved then.
            var test = Tested(export, split, [.. bundled.Where(p => p.Part == DataPart.Test)]);
            return new Translator
            {
                Model = context.KeepFile(export, "safetensors"),
                Network = cell.Settings.Unit.ToString().ToLowerInvariant() + "-attention",
                Dataset = cell.Pairs.Length > 0 ? null : cell.Data,
                Seed = request.Seed,
                Seconds = watch.Elapsed.TotalSeconds,
                IsSteered = context.Control.IsSteered,
                Bleu = figures.Bleu,
                Signature = figures.Signature,
                TrainPairs = split.Train.Count,
                ValidationPairs = split.Validation.Count,
                BestEpoch = best.Epoch,
                Examples = examples,
                Test = test,
            };
        });

        void Report(TrainingEvent happened)
        {
            // The examples of an epoch follow its figures.
            if (happened is TrainingEvent.EpochFinished finished)
                isBest = finished.IsBest;
            if (happened is TrainingEvent.Translated translated && isBest)
                examples = translated.Sentences;
            reporter.Report(happened);
        }
    }

    /// <summary>Read once, with the kept weights.</summary>
    private static IReadOnlyList<TestTranslation> Tested(string weights, PairSplit split, IReadOnlyList<GroupedPair> test)
    {
        if (test.Count == 0)
            return [];
        using var model = TranslationModel.Open([weights], []);
        return TestTranslations.Of(model, split.Train, test);
    }

    private static IReadOnlyList<TextPair> Read(Translate cell, RunContext context)
    {
        var path = Path.Combine(context.Folder, "pairs.tsv");
        File.WriteAllText(path, cell.Pairs);
        var text = ParallelText.Read(path);
        foreach (var problem in text.Problems)
            context.Emit(new RunEvent.Log(LogLevel.Warning, $"{problem.Item}: {problem.Sentence}"));
        return text.Pairs;
    }
}
