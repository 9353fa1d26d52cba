using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Templates;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Templates;

public sealed class NotebookTemplateTests
{
    public static TheoryData<string> Keys { get; } = [.. NotebookTemplate.All.Select(t => t.Key)];

    [Fact]
    public void All_OfTheFiles_AreListed() => Assert.Equal(
        typeof(NotebookTemplate).Assembly.GetManifestResourceNames().Order(),
        NotebookTemplate.All.Select(t => t.Key + NotebookFile.Ending).Order());

    [Theory, MemberData(nameof(Keys))]
    public void Open_EachTemplate_HasItsTitleAndCellsThatCanRun(string key)
    {
        var template = NotebookTemplate.Find(key);
        var notebook = template.Open();

        Assert.Equal(template.Title, notebook.Title);
        Assert.All(notebook.Cells, c => Assert.Empty(CellFaults.Of(notebook, c, SampleStudio.Catalogue)));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Open_EachTemplate_NeedsNoNetwork(string key)
    {
        var cells = NotebookTemplate.Find(key).Open().Cells;

        Assert.All(cells.OfType<Dataset>(), d => Assert.Matches("^(glyphs|textures|reviews|sentences)-", d.Source));
        Assert.All(cells.OfType<PretrainedModel>(),
            m => Assert.True(m.Weights is null || SampleStudio.Catalogue.WeightsOf(m.Weights)!.IsBundled));
    }

    [Theory, MemberData(nameof(Keys))]
    public void File_OfEachTemplate_StandsAsTheStudioWritesIt(string key)
    {
        using var reader = new StreamReader(typeof(NotebookTemplate).Assembly.GetManifestResourceStream(key + NotebookFile.Ending)!);

        Assert.Equal(NotebookFile.Write(NotebookTemplate.Find(key).Open()), reader.ReadToEnd());
    }

    [Fact]
    public void All_Lessons_SayHowHardTheyAreAndHowLongTheyTake() =>
        Assert.All(NotebookTemplate.All.Where(t => t.Key != "empty"), t => Assert.True(t is { Level: not null, Minutes: > 0 }, t.Key));

    [Fact]
    public void Texts_OfLessons_AskPredictAndSayWhatWouldProveThemWrong() =>
        Assert.All(NotebookTemplate.All.Where(t => t.Key != "empty"), t =>
    {
        var text = string.Concat(t.Open().Cells.OfType<Note>().Select(n => n.Markdown));

        Assert.All(["**The question.**", "**Predict before you press Run.**", "What to try next", "What would prove it wrong"],
            s => Assert.Contains(s, text, StringComparison.Ordinal));
    });

    [Theory, InlineData("first-transfer"), InlineData("your-drawings"), InlineData("few-labels"), InlineData("labels-saved"),
        InlineData("which-backbone"), InlineData("five-ways"), InlineData("forgetting"), InlineData("writing"),
        InlineData("write-with-it"), InlineData("lstm-or-gru"), InlineData("numbers")]
    public void Questions_OfLessons_AreAboutCellsThatRunAndStandUnanswered(string key)
    {
        var notebook = NotebookTemplate.Find(key).Open();

        Assert.NotEmpty(notebook.Cells.OfType<Prediction>());
        Assert.All(notebook.Cells.OfType<Prediction>(),
            p => Assert.True(p.Question.EndsWith('?') && !p.IsAnswered && notebook.Cell(p.Of) is { IsRunnable: true }));
    }

    [Fact]
    public void Find_AnotherName_SaysWhichThereAre() => Assert.Equal(
        "There is no template 'gan'. Choose one of: first-transfer, your-drawings, few-labels, labels-saved, which-backbone, five-ways, "
            + "forgetting, drawing, writing, write-with-it, lstm-or-gru, numbers, empty.",
        Assert.Throws<ArgumentException>(() => NotebookTemplate.Find("gan")).Message);
}
