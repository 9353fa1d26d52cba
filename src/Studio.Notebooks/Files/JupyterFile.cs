using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;

namespace Studio.Notebooks.Files;

/// <summary>Jupyter's `.ipynb`, format 4.5: notes and questions as Markdown, every other cell as the C# program that it stands for, with its outputs.</summary>
public static class JupyterFile
{
    public const string Ending = ".ipynb";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="outputs">By id of the cell; a cell that is missing has none.</param>
    public static string Write(Notebook notebook, StudioCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> outputs) => new JsonObject
    {
        ["cells"] = new JsonArray([.. notebook.Cells.Select(c => Cell(notebook, c, catalogue, outputs.GetValueOrDefault(c.Id) ?? []))]),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "C#", ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp" },
            ["title"] = notebook.Title,
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString(s_options) + "\n";

    /// <summary>The text cells as notes; code is left out.</summary>
    /// <param name="title">The notebook's title where the file has none and no text has a heading of the first level.</param>
    /// <exception cref="NotebookFormatException">The text is no Jupyter notebook.</exception>
    public static Notebook Read(string text, string title)
    {
        using var document = Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
            throw new NotebookFormatException("This is no Jupyter notebook of format 4: it has no list of cells. Save it again with a newer Jupyter, or choose another file.");
        var notes = cells.EnumerateArray().Where(IsText).Select(c => Source(c).Trim('\n')).Where(t => t.Length > 0).ToArray();
        var imported = MarkdownFile.Of(notes, title);
        return Title(document.RootElement) is { } own ? imported with { Title = own } : imported;
    }

    private static JsonObject Cell(Notebook notebook, Cell cell, StudioCatalogue catalogue, IReadOnlyList<CellOutput> outputs)
    {
        if (cell is Note or Prediction)
            return new() { ["cell_type"] = "markdown", ["id"] = cell.Id, ["metadata"] = new JsonObject(), ["source"] = Lines((cell as Note)?.Markdown ?? ((Prediction)cell).Question) };
        var program = CellProgram.Of(notebook, cell, catalogue) ?? $"// {cell.Sentence(notebook, catalogue)}";
        return new()
        {
            ["cell_type"] = "code",
            ["id"] = cell.Id,
            ["metadata"] = new JsonObject(),
            ["execution_count"] = null,
            ["source"] = Lines(program.TrimEnd('\n')),
            ["outputs"] = new JsonArray([.. outputs.Select(Output)]),
        };
    }

    private static JsonObject Output(CellOutput output) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = output switch
        {
            CellOutput.Text text => new JsonObject { ["text/plain"] = Lines(text.Plain) },
            CellOutput.Html html => new JsonObject { ["text/html"] = Lines(html.Markup), ["text/plain"] = Lines(html.Plain) },
            CellOutput.Png png => new JsonObject { ["image/png"] = Convert.ToBase64String(png.Bytes.Span), ["text/plain"] = Lines(png.Plain) },
            _ => throw new NotSupportedException($"The output '{output.GetType().Name}' has no form in Jupyter."),
        },
    };

    /// <summary>Jupyter keeps a text as its lines, each but the last with its end.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, i) => (JsonNode?)(i + 1 < lines.Length ? line + "\n" : line)).Where(line => line!.GetValue<string>().Length > 0)];
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException fault)
        {
            throw new NotebookFormatException($"The file is damaged at line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}: no JSON can go on there. Save it again in Jupyter, or choose another file.", fault);
        }
    }

    private static bool IsText(JsonElement cell) => cell.ValueKind == JsonValueKind.Object && cell.TryGetProperty("cell_type", out var type)
        && type.ValueKind == JsonValueKind.String && type.ValueEquals("markdown");

    private static string Source(JsonElement cell) => !cell.TryGetProperty("source", out var source) ? "" : source.ValueKind switch
    {
        JsonValueKind.String => source.GetString()!,
        JsonValueKind.Array => string.Concat(source.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString())),
        _ => "",
    };

    private static string? Title(JsonElement root) => root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String && title.GetString() is { Length: > 0 } text ? text : null;
}
