using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Pictures;

namespace Studio.Worker.Cells;

/// <summary>Opens a data set, looks at every image once, and draws examples.</summary>
public sealed class DatasetRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Dataset));

    public int Version => 2;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Dataset)request.Cell;
        using var images = OpenedData.Of(cell.Source, context);
        var progress = new PacedProgress(context.Emit, images.Unit, $"reading all {images.Unit}");
        var content = ContentHash.Of(images, progress.Report, context.Control.Stopped);
        var problems = images.Report.Problems.Concat(content.Damaged).Select(p => $"{p.Item}: {p.Sentence}").ToArray();
        if (problems.Length > 0)
            context.Emit(new RunEvent.Log(LogLevel.Warning, $"{problems.Length} {images.Unit} cannot be used; the first: {problems[0]}"));
        if (OneClass.Sentence($"'{images.Name}'", images.Classes) is { } single)
            context.Emit(new RunEvent.Log(LogLevel.Warning, single));
        IReadOnlyList<int> copies = cell.DropCopies ? TestCopies.Find(images, progress.Report, context.Control.Stopped) : [];
        if (copies.Count > 0)
            context.Emit(new RunEvent.Log(LogLevel.Warning, $"{copies.Count} {images.Unit} are also in the test set and are left out of "
                + $"the training data; the first: {images.Items[copies[0]].Name}"));
        var damaged = content.Damaged.Select(d => d.Item).ToHashSet();
        return new DatasetResult(cell.Source, OpenedData.Title(cell.Source, context), content.Sha256, images.Classes, cell.LabelsPerClass,
            Parts(images),
            images is IImageSet pictures ? context.Keep(SampleGrid.Png(pictures, damaged), "png") : null, SampleGrid.PerClass)
        {
            Problems = problems,
            Copies = copies,
            Texts = images is ITextSet texts ? SampleTexts.Of(texts, SampleGrid.PerClass) : [],
        };
    }

    internal static PartResult[] Parts(ILabelledSet images) =>
    [
        .. images.Items.GroupBy(i => i.Part).OrderBy(part => part.Key)
            .Select(part => new PartResult(part.Key, ClassBalance.Of(part.Select(i => i.Label), images.Classes.Count).Counts)),
    ];
}
