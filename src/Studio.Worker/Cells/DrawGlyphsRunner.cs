using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Data;
using Studio.Learning;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains a GAN, and reports grids of samples during training.</summary>
public sealed class DrawGlyphsRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(DrawGlyphs));

    public int Version => 2;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (DrawGlyphs)request.Cell;
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        using var images = Datasets.Images(OpenedData.Of(data.Reference, context));
        var reporter = new TrainingReporter(context);
        var export = Path.Combine(context.Folder, "generator.safetensors");
        var watch = Stopwatch.StartNew();
        var task = new DcganTask(Catalog.Find<Dcgan>(DrawGlyphs.Network, "GAN"), images, cell.Settings, request.Seed);
        var run = new DcganRun(task, context.Scope(reporter.Report, export));
        return run.Run().Map<CellResult>(outcome =>
        {
            if (run.Problems is [var first, ..])
                context.Emit(new RunEvent.Log(LogLevel.Warning,
                    $"{run.Problems.Count} images were left out; the first: {first.Item}: {first.Sentence}"));
            return new Generator
            {
                Model = context.KeepFile(export, "safetensors"),
                Network = DrawGlyphs.Network,
                Dataset = data.Reference,
                Seed = request.Seed,
                Seconds = watch.Elapsed.TotalSeconds,
                IsSteered = context.Control.IsSteered,
                Samples = reporter.LastGrid!,
                Steps = outcome.Steps,
            };
        });
    }
}
