using Studio.Experiments.Catalogue;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Order;

namespace Studio.Notebooks.Code;

/// <summary>Lines that several programs share.</summary>
internal static class ProgramLines
{
    /// <summary>The file that the program of a cell writes and others read.</summary>
    public static string ModelFile(Cell cell) => CSharp.Of($"{cell.Id}.safetensors");

    /// <summary>That of one seed of a cell that may have several.</summary>
    public static string ModelFile(Cell cell, ulong seed, Notebook notebook) =>
        cell.RunSeeds(notebook).Count == 1 ? ModelFile(cell) : CSharp.Of($"{cell.Id}-{seed}.safetensors");

    /// <summary>Those of all its seeds.</summary>
    public static IReadOnlyList<string> ModelFiles(Cell cell, Notebook notebook) =>
        [.. cell.RunSeeds(notebook).Select(seed => ModelFile(cell, seed, notebook))];

    /// <summary>The data set that a program opens.</summary>
    /// <param name="taker">The cell that the program is of.</param>
    /// <exception cref="NoProgramException">The cell that gives it does not state it before its run.</exception>
    public static StatedDataset Data(Notebook notebook, string? id, Cell taker) =>
        notebook.Stated<StatedDataset>(id) ?? throw new NoProgramException(taker, notebook.Cell(id));

    /// <summary>The network that a program starts from.</summary>
    /// <exception cref="NoProgramException">The cell that gives it does not state it before its run.</exception>
    public static StatedModel Model(Notebook notebook, string? id, Cell taker) =>
        notebook.Stated<StatedModel>(id) ?? throw new NoProgramException(taker, notebook.Cell(id));

    /// <summary>What <c>Datasets.Open</c> takes: the name of a known data set, or the file of an upload.</summary>
    public static string Source(StatedDataset data) => CSharp.Of(data.UploadHash is { } hash ? $"{hash}.zip" : data.Reference);

    /// <summary>The line that declares "weights", the file of the network's weights.</summary>
    public static string Weights(StatedModel model) =>
        model.Weights is null ? "string? weights = null; // The network starts from random weights."
        : WeightsFacts.HashOf(model.Weights) is { } hash
        ? $"var weights = {CSharp.Of($"artifacts/{hash[..2]}/{hash}.safetensors")}; // A model that is stored in the studio: "
        + "its file lies in the data folder." : $"""
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var weights = await store.FetchAsync(WeightCatalogue.Find({CSharp.Of(model.Weights)}));
        """;

    public static string Usings(IEnumerable<string> namespaces) =>
        string.Concat(namespaces.Distinct().Order(StringComparer.Ordinal).Select(n => $"using {n};\n"));

    /// <summary>What people changed while the cell's run trained; nothing if they changed nothing.</summary>
    public static string Steering(IReadOnlyList<TimedIntervention> timetable) => timetable.Count == 0 ? "" : $$"""
        var control = new TrainingControl();
        // What people changed while it trained.
        {{string.Join("\n", timetable.Select(t => $"control.Ask({CSharp.Call(t.Change)}, afterStep: {t.Step});"))}}

        """;

    public static IEnumerable<string> SteeringNamespaces(IReadOnlyList<TimedIntervention> timetable) =>
        timetable.Count == 0 ? [] : ["Studio.Experiments.Events", "Studio.Learning.Training"];

    public static string Steered(IReadOnlyList<TimedIntervention> timetable) => timetable.Count == 0 ? "" : ", Control = control";
}
