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

    public int Version => 3;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Translate)request.Cell;
        IReadOnlyList<GroupedPair> bundled = cell.Pairs.Length > 0 ? [] : Catalog.Find<IPairDataset>(cell.Data, "pairs").Read();
        var split = cell.Pairs.Length > 0 ? PairSplit.Of(Read(cell, context), cell.ValidationShare, cell.MaxSentences, request.Seed)
            : PairSplit.Of(bundled, cell.ValidationShare, cell.MaxSentences, request.Seed);
        var reporter = new TrainingReporter(context);
        var export = Path.Combine(context.Folder, "translator.safetensors");
        var watch = Stopwatch.StartNew();
        return new TranslationRun(new()
        {
            Train = split.Train, Validation = split.Validation, Settings = cell.Settings, Seed = request.Seed,
        }, context.Scope(reporter.Report, export)).Run().Map<CellResult>(outcome =>
        {
            var best = outcome.Epochs[outcome.BestEpoch!.Value];
            var figures = (BleuFigures)best.Validation;
            // Before the file is kept: it is moved then. What the run showed is not asked: a resumed run has shown it before.
            using var model = TranslationModel.Open([export], []);
            var (train, validation) = (split.Train.Count(model.Fits), split.Validation.Count(model.Fits));
            var leftOut = split.Train.Count + split.Validation.Count - train - validation;
            if (leftOut > 0)
                context.Emit(new RunEvent.Log(LogLevel.Warning, $"{leftOut:N0} of {split.Train.Count + split.Validation.Count:N0} pairs "
                    + $"were left out: a side has no word or more than {cell.Settings.MaxWords:N0}. Raise the maximum length."));
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
                TrainPairs = train,
                ValidationPairs = validation,
                LeftOut = leftOut,
                BestEpoch = best.Epoch,
                Examples = ExampleTranslations.Of(model, split.Validation, cell.Settings.Examples),
                Test = TestTranslations.Of(model, split.Train, [.. bundled.Where(p => p.Part == DataPart.Test)]),
            };
        });
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
