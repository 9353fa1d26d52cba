using System.Diagnostics;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains a language model, and reports generated text during training.</summary>
public sealed class WriteTextRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(WriteText));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (WriteText)request.Cell;
        var text = cell.Text.Length > 0 ? cell.Text : Catalog.Find<ITextDataset>(WriteText.BundledText, "text").Read();
        var reporter = new TrainingReporter(context);
        var perplexity = 0d;
        var export = Path.Combine(context.Folder, "writer.safetensors");
        var watch = Stopwatch.StartNew();
        var scope = context.Scope(Report, export);
        return new CharLstmRun(new(text, cell.Settings, request.Seed), scope).Run().Map<CellResult>(outcome => new LanguageModel
        {
            Model = context.KeepFile(export, "safetensors"),
            Network = WriteText.Network,
            Dataset = cell.Text.Length > 0 ? null : WriteText.BundledText,
            Seed = request.Seed,
            Seconds = watch.Elapsed.TotalSeconds,
            IsSteered = context.Control.IsSteered,
            Sample = reporter.LastText,
            Perplexity = perplexity,
            Steps = outcome.Steps,
            TrainingText = cell.Text.Length > 0 ? context.Keep(Encoding.UTF8.GetBytes(text), "txt") : null,
        });

        void Report(TrainingEvent happened)
        {
            if (happened is TrainingEvent.Measured measured
                && measured.Points.LastOrDefault(p => p.Series == SeriesNames.ValidationPerplexity) is { } last)
                perplexity = last.Value;
            reporter.Report(happened);
        }
    }
}
