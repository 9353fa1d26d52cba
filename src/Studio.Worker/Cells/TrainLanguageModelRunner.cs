using System.Diagnostics;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Weights.LanguageModels;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains or tunes a language model, and reports generated text during training.</summary>
public sealed class TrainLanguageModelRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(TrainLanguageModel));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (TrainLanguageModel)request.Cell;
        var (texts, dataset) = Texts(cell, request, context);
        var reporter = new TrainingReporter(context);
        var export = Path.Combine(context.Folder, "language-model.safetensors");
        var watch = Stopwatch.StartNew();
        return new LanguageModelRun(new()
        {
            Texts = CorpusParts.Of(texts, cell.Settings.ValidationShare), Weights = Weights(cell, request, context),
            Settings = cell.Settings, Seed = request.Seed, MaxSteps = cell.MaxSteps,
        }, context.Scope(reporter.Report, export)).Run().Map<CellResult>(outcome =>
        {
            Warn(outcome, context);
            // Before the file is kept: it is moved then.
            var network = Network(export);
            return new LanguageModel
            {
                Model = context.KeepFile(export, "safetensors"),
                Network = network,
                Dataset = dataset,
                Seed = request.Seed,
                Seconds = watch.Elapsed.TotalSeconds,
                IsSteered = context.Control.IsSteered,
                Sample = reporter.LastText,
                Perplexity = outcome.After.Perplexity,
                Steps = outcome.Training.Steps,
                TrainingText = dataset is null ? context.Keep(Encoding.UTF8.GetBytes(texts[0]), "txt") : null,
                Before = outcome.Before,
                Validation = outcome.After,
                Vocabulary = outcome.Tokens,
                TokensAdded = outcome.TokensAdded,
            };
        });
    }

    /// <summary>Those that a transfer on the same data may see, whatever its seed, and the reference of the data; null for one text of the
    /// cell.</summary>
    private static (IReadOnlyList<string> Texts, string? Dataset) Texts(TrainLanguageModel cell, RunRequest request, RunContext context)
    {
        if (cell.Data is null)
            return cell.Text.Length > 0 ? ([cell.Text], null)
                : ([Catalog.Find<ITextDataset>(WriteText.BundledText, "text").Read()], WriteText.BundledText);
        var data = request.Of<DatasetResult>(cell.Data, "a data set of texts");
        using var set = OpenedData.Of(data.Reference, context);
        var texts = set as ITextSet ?? throw new ArgumentException($"'{set.Name}' holds {set.Unit}, and a language model reads texts. "
            + "Choose a data set of texts.");
        return ([.. DataSplit.Of(texts.Items, texts.Classes.Count, request.Seed, null, data.Copies).Labelled.Select(texts.Read)],
            data.Reference);
    }

    private static string? Weights(TrainLanguageModel cell, RunRequest request, RunContext context) => cell.Model is null ? null
        : request.OfSeed<CellResult>(cell.Model, "a language model") switch
        {
            LanguageModel own => context.PathOf(own.Model.Sha256, own.Model.Ending, "The language model to be tuned"),
            ModelResult { Weights: { } weights } => FetchedWeights.PathOf(weights, context),
            _ => throw new ArgumentException($"'{cell.Model}' gives no language model. Choose a cell that does, or none."),
        };

    /// <summary>Key of its encoder as a backbone: a pretrained model brings its own layers.</summary>
    private static string Network(string path)
    {
        using var model = GivenLanguageModel.Open(path);
        return LanguageModelEncoders.KeyOf(model.Network is RecurrentLanguageModel { Shape.Cell: var cell } ? cell : RecurrentKind.Lstm);
    }

    private static void Warn(LanguageModelOutcome outcome, RunContext context)
    {
        if (outcome.SourceFit is { IsWhole: false } source)
            context.Emit(new RunEvent.Log(LogLevel.Information, $"The vocabulary of the pretrained model: {source.Sentence}"));
        if (!outcome.Fit.IsWhole)
            context.Emit(new RunEvent.Log(LogLevel.Information, $"The vocabulary of the validation texts: {outcome.Fit.Sentence}"));
    }
}
