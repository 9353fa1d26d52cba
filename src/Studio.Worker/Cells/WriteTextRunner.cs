using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Data.Text;
using Studio.Learning.Tasks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains a language model, and reports generated text during training.</summary>
public sealed class WriteTextRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(WriteText));

    public int Version => 1;

    public CellResult Run(RunRequest request, RunContext context)
    {
        var cell = (WriteText)request.Cell;
        var text = cell.Text.Length > 0 ? cell.Text : Catalog.Find<ITextDataset>(WriteText.BundledText, "text").Read();
        var told = new TrainingReporter(context);
        var perplexity = 0d;
        var export = Path.Combine(context.Folder, "writer.safetensors");
        var watch = Stopwatch.StartNew();
        var outcome = new CharLstmRun(new(text, cell.Settings, request.Seed))
        {
            Emit = happened =>
            {
                if (happened is TrainingEvent.Measured measured && measured.Points.LastOrDefault(p => p.Series == "perplexity/validation") is { } last)
                    perplexity = last.Value;
                told.Report(happened);
            },
            Control = context.Control.Training,
            Device = context.Device,
            ExportPath = export,
            CheckpointPath = context.Checkpoints.Path,
            CheckpointInterval = context.Checkpoints.Interval,
            CheckpointWritten = context.Checkpoints.Written,
        }.Run();
        TrainingEnd.ExpectCompleted(outcome);
        return new LanguageModel
        {
            Model = context.KeepFile(export, "safetensors"),
            Network = WriteText.Network,
            Dataset = cell.Text.Length > 0 ? null : WriteText.BundledText,
            Seed = request.Seed,
            Seconds = watch.Elapsed.TotalSeconds,
            IsSteered = context.Control.IsSteered,
            Sample = told.LastText,
            Perplexity = perplexity,
            Steps = outcome.Steps,
        };
    }
}
