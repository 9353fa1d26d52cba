using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;

namespace Studio.Notebooks.Files;

/// <summary>Jupyter's `.ipynb`, format 4.5: notes and questions as Markdown, every other cell as the C# program that it stands for, with
/// its outputs. The first cell says what these programs need.</summary>
public static partial class JupyterFile
{
    public const string Ending = ".ipynb";

    private const string About = "about";

    private const string Needs = """
        *Saved by the Transfer Learning Studio.* Each code cell is a C# program of its own on the studio's library,
            with its outputs from the studio.
        To run one you need the .NET 10 SDK and the studio's sources. Put it in place of `Program.cs` in a console project that refers to the library:

        ```sh
        dotnet new console -o transfer
        dotnet add transfer reference STUDIO/src/Studio.Learning/Studio.Learning.csproj
        dotnet run -c Release --project transfer
        ```
        """;

    private static readonly JsonSerializerOptions s_options =
        new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="outputs">By id of the cell; a cell that is missing has none.</param>
    public static string Write(Notebook notebook, StudioCatalogue catalogue,
        IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> outputs) => new JsonObject
    {
        ["cells"] = new JsonArray([Text(About, Needs), .. notebook.Cells
            .Select(c => Cell(notebook, c, catalogue, outputs.GetValueOrDefault(c.Id) ?? []))]),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "C#", ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp" },
            ["title"] = notebook.Title,
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString(s_options) + "\n";

    /// <summary>Every cell as a note: texts as they are, code as a block of code. Outputs are left out.</summary>
    /// <param name="title">The notebook's title where the file has none and no text has a heading of the first level.</param>
    /// <exception cref="NotebookFormatException">The text is no Jupyter notebook.</exception>
    public static Notebook Read(string text, string title)
    {
        using var document = Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("cells", out var cells)
            || cells.ValueKind != JsonValueKind.Array)
            throw new NotebookFormatException("This is not a Jupyter notebook of format 4: it has no list of cells. "
                + "Save it with a newer Jupyter, or choose another file.");
        var language = Language(document.RootElement);
        var notes = cells.EnumerateArray().Where(c => !IsAbout(c))
            .Select(c => (IsText: Is(c, "markdown"), IsCode: Is(c, "code"), Source: Source(c).Trim('\n')))
            .Where(c => c.Source.Length > 0).ToArray();
        var imported = MarkdownFile.Of([.. notes.Select(n => n.IsText ? n.Source : Block(n.Source, n.IsCode ? language : ""))],
            MarkdownFile.Heading(notes.Where(n => n.IsText).Select(n => n.Source)) ?? title);
        return Title(document.RootElement) is { } own ? imported with { Title = own } : imported;
    }

    private static JsonObject Cell(Notebook notebook, Cell cell, StudioCatalogue catalogue, IReadOnlyList<CellOutput> outputs)
    {
        if (cell is Note or Prediction)
            return Text(cell.Id, (cell as Note)?.Markdown ?? ((Prediction)cell).Question);
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

    private static JsonObject Text(string id, string markdown) =>
        new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = Lines(markdown) };

    private static JsonObject Output(CellOutput output) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = output switch
        {
            CellOutput.Text text => new JsonObject { ["text/plain"] = Lines(text.Plain) },
            CellOutput.Html html => new JsonObject { ["text/html"] = Lines(html.Markup), ["text/plain"] = Lines(html.Plain) },
            CellOutput.Png png =>
                new JsonObject { ["image/png"] = Convert.ToBase64String(png.Bytes.Span), ["text/plain"] = Lines(png.Plain) },
            _ => throw new NotSupportedException($"The output '{output.GetType().Name}' has no form in Jupyter."),
        },
    };

    /// <summary>Jupyter keeps a text as its lines, each but the last with its end.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, i) => (JsonNode?)(i + 1 < lines.Length ? line + "\n" : line))
            .Where(line => line!.GetValue<string>().Length > 0)];
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(RepairedJson.Of(text.TrimStart('\uFEFF')));
        }
        catch (JsonException fault)
        {
            throw new NotebookFormatException($"The file is damaged at line {fault.LineNumber + 1}, "
                + $"column {fault.BytePositionInLine + 1}: invalid JSON. Save it again in Jupyter, or choose another file.", fault);
        }
    }

    private static bool Is(JsonElement cell, string type) => Text(cell, "cell_type") == type;

    private static bool IsAbout(JsonElement cell) => Text(cell, "id") == About && Source(cell) == Needs;

    /// <summary>Code as Markdown, in a fence that is longer than any within.</summary>
    private static string Block(string code, string language)
    {
        var fence = new string('`', Math.Max(3, 1 + Backticks().Matches(code).Select(m => m.Length).DefaultIfEmpty().Max()));
        return $"{fence}{language}\n{code}\n{fence}";
    }

    private static string Language(JsonElement root) =>
        Inner(root, "metadata") is { } metadata && Inner(metadata, "language_info") is { } info
        && Text(info, "name") is { } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '#' or '+' or '-') ? name.ToLowerInvariant()
            : "";

    private static JsonElement? Inner(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : null;

    private static string? Text(JsonElement element, string name) =>
        Inner(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Source(JsonElement cell) => Inner(cell, "source") switch
    {
        { ValueKind: JsonValueKind.String } source => source.GetString()!,
        { ValueKind: JsonValueKind.Array } source =>
            string.Concat(source.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString())),
        _ => "",
    };

    private static string? Title(JsonElement root) =>
        Inner(root, "metadata") is { } metadata && Text(metadata, "title") is { Length: > 0 } title ? title : null;

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
