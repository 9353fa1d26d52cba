using System.CommandLine;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;
using Studio.Worker.Describing;

namespace Studio.Cli.Running;

/// <summary>`studio run`: executes a notebook without a browser, by the same runners and with the same results.</summary>
public static class RunNotebookCommand
{
    public static Command Build()
    {
        var file = new Argument<string?>("NOTEBOOK") { Description = $"A file *{NotebookFile.Ending}.", Arity = ArgumentArity.ZeroOrOne };
        var template = new Option<string?>("--template") { Description = "A name from 'studio templates' instead of a file." };
        var seed = new Option<ulong?>("--seed") { Description = "Random seed for all cells that have one; by default each cell's own." };
        var folder = new Option<string?>("--out")
            { Description = "Folder for images and trained networks, named by their SHA-256; by default they are deleted." };
        var data = new Option<string[]>("--data")
            { Description = "NAME=PATH: folder, zip, CSV, IDX or CIFAR file of the notebook's data set of this name; repeatable.",
                DefaultValueFactory = _ => [] };
        var weights = new Option<string[]>("--weights")
            { Description = "NAME=PATH: file of the notebook's weights of this name (.safetensors, .pth, .pt, .th); repeatable.",
                DefaultValueFactory = _ => [] };
        var device = DeviceOption.Build();
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON per cell to standard output." };
        var command = new Command("run", "Runs a notebook and shows the results of its cells.")
            { file, template, seed, data, weights, device, folder, json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(file) is null == given.GetValue(template) is null)
                given.AddError("Name one notebook: a file, or --template and a name from 'studio templates'.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var notebook = parsed.GetValue(template) is { } name ? NotebookTemplate.Find(name).Open() : Read(parsed.GetValue(file)!);
            notebook = NotebookEditing.Spelt(notebook, StudioFacts.Catalogue());
            var files = GivenFiles.Of(parsed.GetValue(data)!, parsed.GetValue(weights)!, notebook);
            var catalogue = GivenFiles.Known(StudioFacts.Catalogue(), files, notebook);
            if (parsed.GetValue(seed) is { } wanted)
                notebook = SeedChoice.Apply(notebook, wanted, catalogue);
            using var place = new RunPlaceOnDisk(parsed.GetValue(folder));
            var run = new NotebookRun(notebook, catalogue, files, place, error) { Device = DeviceOption.Open(parsed.GetValue(device)) };
            var cells = new List<RanCell>();
            await foreach (var cell in run.RunAsync(cancel))
            {
                cells.Add(cell);
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(cell.Json());
            }
            if (!parsed.GetValue(json))
                foreach (var table in CellTables.Of(notebook, cells))
                    Terminal.On(output).Write(table);
            return cancel.IsCancellationRequested ? ExitCodes.Stopped : cells.TrueForAll(c => c.Status == RunStatus.Completed)
                ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static Notebook Read(string file) => File.Exists(file) ? NotebookImport.Read(file, File.ReadAllBytes(file))
        : throw new CommandFailedException($"There is no notebook '{file}'. Check the path, or use a template: "
            + $"{string.Join(", ", NotebookTemplate.All.Select(t => t.Key))}.", ExitCodes.BadUsage);
}
