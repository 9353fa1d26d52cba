using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks;
using Studio.Notebooks.Editing;

namespace Studio.Cli.Running;

/// <summary>Gives another seed to all cells that have one, as a person would in their forms.</summary>
internal static class SeedChoice
{
    private const string Setting = "seed";

    public static Notebook Apply(Notebook notebook, ulong seed, StudioCatalogue catalogue)
    {
        foreach (var cell in notebook.Cells.Where(c => c.IsRunnable))
            if (JsonSerializer.SerializeToElement(cell, StudioJson.Options).TryGetProperty(Setting, out var seen))
                notebook = NotebookEditing.Apply(notebook,
                    new NotebookEdit.Set(cell.Id, Setting, seen, JsonSerializer.SerializeToElement(seed)), catalogue) switch
                {
                    EditOutcome.Accepted accepted => accepted.Notebook,
                    EditOutcome.Refused refused => throw new CommandFailedException(refused.Sentence),
                    var other => throw new NotSupportedException(other.GetType().Name),
                };
        return notebook;
    }
}
