using System.Net;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Files;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Desks;
using Studio.Runtime.Library;

namespace Studio.Web.Notebooks;

/// <summary>Writes a notebook with its outputs for Jupyter.</summary>
public sealed class NotebookExport(CurrentCatalogue catalogue, ArtifactStore artifacts)
{
    public async Task<string> JupyterAsync(NotebookState state)
    {
        var outputs = new Dictionary<string, IReadOnlyList<CellOutput>>();
        foreach (var (cell, of) in state.Cells)
            outputs[cell] = [.. await Task.WhenAll(of.Runs.Select(r => r.Result).OfType<CellResult>().Select(OutputAsync))];
        return JupyterFile.Write(state.Notebook, catalogue.Value, outputs);
    }

    private async Task<CellOutput> OutputAsync(CellResult result) => result switch
    {
        DatasetResult data => await PictureAsync(data.Samples, data.Title),
        TaughtModelResult taught => Confusion(taught.Confusion, $"{taught.Accuracy.Estimate:P1} of {taught.TestImages} test images (95 % interval {taught.Accuracy.Low:P1} to {taught.Accuracy.High:P1})"),
        EvaluationResult evaluation => Confusion(evaluation.Confusion, $"{evaluation.Accuracy.Estimate:P1} right"),
        SketchResult sketch => await PictureAsync(sketch.LastGrid, $"after {sketch.Steps} steps"),
        WritingResult writing => new CellOutput.Text(writing.Written),
        ModelResult model => new CellOutput.Text($"{model.Title}, {model.Parameters:n0} parameters, from {model.Source}"),
        ComparisonResult comparison => new CellOutput.Text(string.Join('\n', comparison.Rows.Select(r => $"{r.Title}: {r.Mean:P1} ± {r.Deviation:P1} over {r.Seeds.Count} seeds"))),
        BackboneChoiceResult choice => new CellOutput.Text(string.Join('\n', choice.Candidates.OrderByDescending(c => c.LogMe).Select(c => $"{c.Title}: LogME {c.LogMe:F3}, test accuracy {c.TestAccuracy:P1}"))),
        _ => new CellOutput.Text(result.GetType().Name),
    };

    private static CellOutput.Html Confusion(ConfusionMatrix matrix, string sentence)
    {
        var head = string.Concat(matrix.Classes.Select(c => $"<th>{WebUtility.HtmlEncode(c)}</th>"));
        var rows = matrix.Classes.Select((c, i) => $"<tr><th>{WebUtility.HtmlEncode(c)}</th>{string.Concat(matrix.Counts[i].Select(n => $"<td>{n}</td>"))}</tr>");
        return new($"<p>{WebUtility.HtmlEncode(sentence)}</p><table><tr><th>true \\ predicted</th>{head}</tr>{string.Concat(rows)}</table>", sentence);
    }

    private async Task<CellOutput> PictureAsync(ArtifactReference picture, string plain)
    {
        await using var content = artifacts.Open(picture.Sha256, picture.Ending);
        if (content is null)
            return new CellOutput.Text(plain);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return new CellOutput.Png(bytes.ToArray(), plain);
    }
}
