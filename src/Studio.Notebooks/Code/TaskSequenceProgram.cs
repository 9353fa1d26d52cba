using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Code;

/// <summary>The program of a task sequence: every method over the same seeds, then what it kept.</summary>
internal static class TaskSequenceProgram
{
    public static string Of(TaskSequence cell, Notebook notebook)
    {
        var (data, model) = (ProgramLines.Data(notebook, cell.Data, cell), ProgramLines.Model(notebook, cell.Model, cell));
        string[] needed = ["Studio.Experiments.Recipes", "Studio.Learning", "Studio.Learning.Data", "Studio.Learning.Networks",
            "Studio.Learning.Transfer", "Studio.Learning.Transfer.Sequences",
            .. model.Weights is null ? [] : new[] { "Studio.Learning.Weights" },
            .. data.DropCopies ? new[] { "Studio.Learning.Data.Inspection" } : [], .. CSharp.Namespaces(cell.Optimizer)];
        return $$"""
            {{ProgramLines.Usings(needed)}}
            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            var backbone = Catalog.Find<IBackbone>({{CSharp.Of(model.Backbone)}}, "backbone");
            {{ProgramLines.Weights(model)}}
            foreach (var method in new ContinualMethod[] { {{string.Join(", ", cell.Methods.Select(CSharp.Of))}} })
            {
                var settings = {{CSharp.Of(cell.Under(new ContinualMethod.Naive()))}} with { Method = method };
                var matrices = Enumerable.Range(0, {{cell.Seeds}}).Select(i =>
                {
                    var task = new TransferTask(backbone, weights, images, new Recipe.FineTuning(), Seed: {{cell.Seed}} + (ulong)i{{(data.LabelsPerClass is { } labels ? $", LabelsPerClass: {labels}" : "")}}){{(data.DropCopies ? " { LeftOut = TestCopies.Find(images) }" : "")}};
                    using var sequence = new ClassSequence(task, {{cell.Tasks}}{{(cell.TestImagesPerClass is { } few ? $", testPerClass: {few}" : "")}});
                    return sequence.Learn(settings).Value;
                }).ToArray();
                Console.WriteLine($"{method.Title}: {matrices.Average(m => m.Average):P1} right after the last task, {matrices.Average(m => m.BackwardTransfer):+0.0 %;-0.0 %} backward transfer");
            }

            """;
    }
}
