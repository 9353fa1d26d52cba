using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Files;

/// <summary>The file of a notebook, `.studio.json`: indented, in a stable order, settings at their default left out
/// and long texts line by line, so that a difference between two versions shows what a person changed and nothing else.</summary>
public static class NotebookFile
{
    public const string Ending = ".studio.json";

    private const int Version = 1;
    private const string Indent = "    ";

    private static readonly JsonSerializerOptions s_options = new(StudioJson.Canonical)
    {
        WriteIndented = true,
        NewLine = "\n",
        // The file is no web page: quotation marks and letters of all languages stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = StudioJson.Canonical.TypeInfoResolver!.WithAddedModifier(WriteLongTextsAsLines),
    };

    private static readonly JsonDocumentOptions s_lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        text.Append($"{{\n  \"version\": {Version},\n  \"title\": {JsonSerializer.Serialize(notebook.Title, s_options)},\n  \"cells\": [");
        text.AppendJoin(",", notebook.Cells.Select(c => $"\n{Indent}{Text(c)}"));
        return text.Append(notebook.Cells.Count == 0 ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    private static string Text(Cell cell) => cell is UnknownCell unknown
        ? unknown.Text : JsonSerializer.Serialize(cell, s_options).Replace("\n", "\n" + Indent, StringComparison.Ordinal);

    /// <exception cref="NotebookFormatException">The text is no notebook, is damaged or comes from a newer studio;
    /// the message says where.</exception>
    public static Notebook Read(string text)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version)
            || !version.TryGetInt32(out var number))
            throw new NotebookFormatException("This is not a notebook of the studio: a file that begins with { \"version\": 1, "
                + "… } was expected. Choose another file, or import it if it is a Jupyter notebook or Markdown.");
        if (number is < 1 or > Version)
            throw new NotebookFormatException($"The notebook has version {number} of the format, "
                + $"and this studio reads version {Version}. Open it with a newer studio.");
        if (root.EnumerateObject().FirstOrDefault(p => p.Name is not ("version" or "title" or "cells"))
            is { Value.ValueKind: not JsonValueKind.Undefined } stranger)
            throw new NotebookFormatException($"A notebook has a version, a title and cells, and no '{stranger.Name}'. Remove it.");
        if (!root.TryGetProperty("title", out var title) || title.ValueKind != JsonValueKind.String)
            throw new NotebookFormatException("The notebook has no title. Add \"title\": \"…\" below its version.");
        if (!root.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
            throw new NotebookFormatException("The notebook has no list of cells. Add \"cells\": [] below its title.");
        Cell[] read = [.. cells.EnumerateArray().Select((cell, index) => ReadCell(cell, index + 1))];
        return read.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new NotebookFormatException($"{twice.Count()} cells have the id '{twice.Key}'. Give each an \"id\" of its own.")
            : new(title.GetString()!, read);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(FormerNames.Replace(RepairedJson.Of(text.TrimStart('\uFEFF'))), s_lenient);
        }
        catch (JsonException fault)
        {
            throw new NotebookFormatException($"The file is damaged at line {fault.LineNumber + 1}, "
                + $"column {fault.BytePositionInLine + 1}: invalid JSON. A comma, a quotation mark or a bracket may be missing, "
                + "or the file is truncated.", fault);
        }
    }

    private static Cell ReadCell(JsonElement cell, int number)
    {
        var (kind, id) = (Text(cell, "kind"), Text(cell, "id"));
        var place = $"Cell {number}{(id is null ? "" : $" ('{id}')")}";
        if (kind is null)
            throw new NotebookFormatException($"{place} has no kind. Add \"kind\": \"…\", one of: "
                + $"{string.Join(", ", CellKind.All.Select(k => k.Kind))}.");
        if (id is null || !CellIds.IsWellFormed(id))
            throw new NotebookFormatException($"{place} needs an id. Add \"id\": \"…\" with at most 64 lower-case letters, "
                + "digits and hyphens, beginning with a letter.");
        if (CellKind.All.All(k => k.Kind != kind))
            return new UnknownCell(kind, cell.GetRawText()) { Id = id, Title = Text(cell, "title") ?? "" };
        try
        {
            return cell.Deserialize<Cell>(s_options)!;
        }
        catch (JsonException fault)
        {
            var setting = fault.Path?.TrimStart('$', '.') is { Length: > 0 } path ? $"'{path}'" : "a setting";
            throw new NotebookFormatException($"{place}: {setting} is unknown to a {kind} cell, or its value is not valid. Correct it, "
                + "or remove it to use the default.", fault);
        }
    }

    private static string? Text(JsonElement cell, string name) =>
        cell.ValueKind == JsonValueKind.Object && cell.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString() : null;

    private static void WriteLongTextsAsLines(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.Attribute<DataTypeAttribute>() is { DataType: DataType.MultilineText }))
            property.CustomConverter = new LinesConverter();
    }
}
