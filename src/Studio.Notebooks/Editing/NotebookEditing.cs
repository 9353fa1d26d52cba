using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Editing;

/// <summary>Carries edits out: the notebook before and an edit give the notebook after, or a refusal.</summary>
public static class NotebookEditing
{
    public static EditOutcome Apply(Notebook notebook, NotebookEdit edit, StudioCatalogue catalogue) => throw new NotImplementedException();
}
