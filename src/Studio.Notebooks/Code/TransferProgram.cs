using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Order;

namespace Studio.Notebooks.Code;

/// <summary>The program of a transfer: data, weights and recipe in, test figures and the trained network out.</summary>
internal static class TransferProgram
{
    public static string Of(Transfer cell, Notebook notebook, IReadOnlyList<TimedIntervention> timetable)
    {
        var (data, model) = (ProgramLines.Data(notebook, cell.Data, cell), ProgramLines.Model(notebook, cell.Model, cell));
        string[] needed = ["Studio.Experiments.Recipes", "Studio.Learning", "Studio.Learning.Data", "Studio.Learning.Networks",
            "Studio.Learning.Transfer",
            .. model.Weights is null ? [] : new[] { "Studio.Learning.Weights" },
            .. data.DropCopies ? new[] { "Studio.Learning.Data.Inspection" } : [], .. CSharp.Namespaces(cell.Recipe),
                    .. ProgramLines.SteeringNamespaces(timetable)];
        return $$"""
            {{ProgramLines.Usings(needed)}}
            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            var backbone = Catalog.Find<IBackbone>({{CSharp.Of(model.Backbone)}}, "backbone");
            {{ProgramLines.Weights(model)}}{{Source(cell, model)}}
            Recipe recipe = {{CSharp.Of(cell.Recipe)}};

            {{(cell.Seeds == 1 || timetable.Count > 0 ? Once(cell, notebook, data, timetable) : Several(cell, notebook, data))}}

            """;
    }

    /// <summary>The arguments of a task behind the seed.</summary>
    private static string Limits(Transfer cell, StatedDataset data) => string.Concat(
        data.LabelsPerClass is { } labels ? $", LabelsPerClass: {labels}" : "", cell.MaxSteps is { } steps ? $", MaxSteps: {steps}" : "",
        LooksBack(cell) ? ", Source: source" : "");

    private static string LeftOut(StatedDataset data) => data.DropCopies ? " { LeftOut = TestCopies.Find(images) }" : "";

    private static string Source(Transfer cell, StatedModel model) => LooksBack(cell)
        ? $"\nusing var source = Datasets.Open(WeightCatalogue.Find({CSharp.Of(model.Weights)}).SourceDataset!); "
        + "// What the weights were trained on." : "";

    private static bool LooksBack(Transfer cell) => cell.Recipe is Recipe.FineTuning { NeedsSourceImages: true };

    private static string Once(Transfer cell, Notebook notebook, StatedDataset data, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Steering(timetable)}}{{Branch(
            cell)}}var task = new TransferTask(backbone, weights, images, recipe, Seed: {{cell.Seed}}{{Limits(cell,
                data)}}){{LeftOut(data)}};
        var result = new TransferRun(task, new() { ExportPath = {{ProgramLines.ModelFile(cell, cell.Seed, notebook)}}{{Checkpoint(cell)}}{{ProgramLines.Steered(timetable)}} }).Run().Value;
        Console.WriteLine($"{result.Accuracy.Estimate:P1} of {result.Parts.Test} test {images.Unit}, {result.Accuracy.Low:P1} to {result.Accuracy.High:P1} (95 %)");
        """;

    private static string Several(Transfer cell, Notebook notebook, StatedDataset data) => $$"""
        foreach (var (seed, file) in new (ulong, string)[] { {{string.Join(", ",
            cell.RunSeeds(notebook).Select(seed => $"({seed}, {ProgramLines.ModelFile(cell, seed, notebook)})"))}} })
        {
            var task = new TransferTask(backbone, weights, images, recipe, seed{{Limits(cell, data)}}){{LeftOut(data)}};
            var result = new TransferRun(task, new() { ExportPath = file }).Run().Value;
            Console.WriteLine($"Seed {seed}: {result.Accuracy.Estimate:P1} of {result.Parts.Test} test {images.Unit}, {result.Accuracy.Low:P1} to {result.Accuracy.High:P1} (95 %)");
        }
        """;

    private static string Checkpoint(Transfer cell) =>
        cell.StartFrom is null ? "" : ", Checkpoint = new(\"checkpoint.safetensors\") { IsBranch = true }";

    private static string Branch(Transfer cell) => cell.StartFrom is null ? "" : $"""
        // It resumes from another run: unpack its checkpoint {cell.StartFrom} beside the program.

        """;
}
