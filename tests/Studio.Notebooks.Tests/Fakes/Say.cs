using System.Text.Json;
using Studio.Experiments;
using Studio.Notebooks.Editing;

namespace Studio.Notebooks.Tests.Fakes;

/// <summary>Edits and their outcomes in few words.</summary>
internal static class Say
{
    public static NotebookEdit.Set Set<T, TSeen>(string id, string setting, TSeen seen, T value) =>
        new(id, setting, Json(seen), Json(value));

    public static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, StudioJson.Options);

    public static EditOutcome Try(this Notebook notebook, NotebookEdit edit) =>
        NotebookEditing.Apply(notebook, edit, SampleStudio.Catalogue);

    public static EditOutcome.Accepted Accept(this Notebook notebook, NotebookEdit edit) =>
        Assert.IsType<EditOutcome.Accepted>(notebook.Try(edit));

    public static Notebook Do(this Notebook notebook, NotebookEdit edit) => notebook.Accept(edit).Notebook;

    public static string Refusal(this Notebook notebook, NotebookEdit edit) =>
        Assert.IsType<EditOutcome.Refused>(notebook.Try(edit)).Sentence;
}
