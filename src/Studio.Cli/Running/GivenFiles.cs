using Studio.Experiments.Catalogue;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;

namespace Studio.Cli.Running;

/// <summary>Data sets and weights that the command line names: what a notebook calls NAME is at PATH,
/// whether or not the catalogue has one of that name.</summary>
internal static class GivenFiles
{
    /// <exception cref="CommandFailedException">It is not NAME=PATH, nothing is there, or the notebook has no such name.</exception>
    public static NamedFiles Of(IReadOnlyList<string> data, IReadOnlyList<string> weights, Notebook notebook) => new(
        Named("--data", data, [.. Stated<StatedDataset>(notebook).Select(d => d.Reference).Distinct()], "file or folder", Path.Exists),
        Named("--weights", weights, [.. Stated<StatedModel>(notebook).Select(m => m.Weights).OfType<string>().Distinct()],
            "file", File.Exists));

    /// <summary>The catalogue that the notebook's cells are checked against.</summary>
    public static StudioCatalogue Known(StudioCatalogue catalogue, NamedFiles files, Notebook notebook) => catalogue with
    {
        Datasets = [.. catalogue.Datasets.Where(d => !files.Data.ContainsKey(d.Key)),
            .. files.Data.Select(d => new DatasetFacts(d.Key, Title(d.Value), "", IsBundled: false, []))],
        Weights = [.. catalogue.Weights.Where(w => !files.Weights.ContainsKey(w.Key)),
            .. files.Weights.Select(w => new WeightsFacts(w.Key, BackboneOf(w.Key, notebook), Title(w.Value), "", IsBundled: false,
                new FileInfo(w.Value).Length, null, [])),
            .. Stored(notebook).Where(m => !files.Weights.ContainsKey(m.Weights!))
                .Select(m => new WeightsFacts(m.Weights!, m.Backbone, "a stored model", "", IsBundled: false, null, null, []))],
    };

    /// <summary>Those that start from a model of a studio, whose data folder --out names.</summary>
    private static IEnumerable<StatedModel> Stored(Notebook notebook) =>
        Stated<StatedModel>(notebook).Where(m => m.Weights is not null && WeightsFacts.HashOf(m.Weights) is not null)
        .DistinctBy(m => m.Weights);

    /// <summary>What a fault's sentence cannot know: here a name needs no catalogue.</summary>
    public static string Hint(Cell cell, CellFault fault) => (cell, fault.Setting) switch
    {
        (Dataset data, "source") => $" Or say where it is: --data {data.Source}=PATH.",
        (PretrainedModel model, "weights") => $" Or say where they are: --weights {model.Weights}=PATH.",
        _ => "",
    };

    private static Dictionary<string, string> Named(string option, IReadOnlyList<string> given, IReadOnlyList<string> names, string what,
        Predicate<string> isThere)
    {
        var named = new Dictionary<string, string>();
        foreach (var text in given)
        {
            var (name, path) = text.Split('=', 2) is [{ Length: > 0 } before, { Length: > 0 } after] ? (before, after)
                : throw Wrong($"'{option} {text}' is not valid. Write {option} NAME=PATH.");
            if (!names.Contains(name))
                throw Wrong($"The notebook has no '{name}' for {option}; it has {(names.Count == 0 ? "none" : string.Join(", ", names))}.");
            if (!isThere(path))
                throw Wrong($"There is no {what} '{path}' for '{name}'. Check the path.");
            if (!named.TryAdd(name, path))
                throw Wrong($"'{name}' is given twice. Leave one {option} away.");
        }
        return named;
    }

    private static string BackboneOf(string weights, Notebook notebook) =>
        Stated<StatedModel>(notebook).First(m => m.Weights == weights).Backbone;

    private static IEnumerable<T> Stated<T>(Notebook notebook) where T : class =>
        notebook.Cells.Select(c => notebook.Stated<T>(c.Id)).OfType<T>();

    private static string Title(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    private static CommandFailedException Wrong(string sentence) => new(sentence, ExitCodes.BadUsage);
}
