using System.Net;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks.Files;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Notebooks;

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

    /// <summary>The picture of a result, else its tables, else its text.</summary>
    private async Task<CellOutput> OutputAsync(CellResult result)
    {
        if (result.Picture() is { } picture && await PngAsync(picture) is { } png)
            return new CellOutput.Png(png, result.PlainText());
        return result.Tables() is { Count: > 0 } tables
            ? new CellOutput.Html($"<p>{WebUtility.HtmlEncode(result.Summary())}</p>{string.Concat(tables.Select(Html))}",
                result.PlainText())
            : new CellOutput.Text(result.PlainText());
    }

    private static string HtmlCell(string text, string tag) => $"<{tag}>{WebUtility.HtmlEncode(text)}</{tag}>";

    private static string Html(ResultTable table)
    {
        var head = string.Concat(table.Columns.Select(c => $"<th>{WebUtility.HtmlEncode(c)}</th>"));
        var rows = table.Rows.Select(row => $"<tr>{string.Concat(row.Select((text, i) => HtmlCell(text, i == 0 ? "th" : "td")))}</tr>");
        return $"<table><caption>{WebUtility.HtmlEncode(table.Title)}</caption><tr>{head}</tr>{string.Concat(rows)}</table>"
            + string.Concat(table.Notes.Select(n => $"<p>{WebUtility.HtmlEncode(n)}</p>"));
    }

    /// <summary>Null if the file is gone.</summary>
    private async Task<byte[]?> PngAsync(ArtifactReference picture)
    {
        await using var content = artifacts.Open(picture.Sha256, picture.Ending);
        if (content is null)
            return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
