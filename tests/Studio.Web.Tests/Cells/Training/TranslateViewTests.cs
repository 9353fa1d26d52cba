using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Web.Cells.Training;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Training;

public sealed class TranslateViewTests : CellViewContext<TranslateView, Translate>
{
    private static readonly Translate s_cell = new() { Id = "translate" };

    [Fact]
    public void Translate_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(s_cell).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Translate_WhileItLearns_ShowsTheNewestTranslationsAndTheAttentionOfTheChosenOne()
    {
        var run = new SampleRun();
        var view = Draw(s_cell, Sample.State(Sample.Run(s_cell, RunStatus.Running, id: run.Live.Id)));

        run.Say(new RunEvent.Translations(0, [Sentence("oui", "no"), Sentence("non", "<b>")]),
            new RunEvent.Translations(9, [Sentence("oui", "yes"), Sentence("non", "<b>no</b>")]));

        view.WaitForAssertion(() => Assert.Equal(["yes", "<b>no</b>"], view.FindAll(".target").Select(t => t.TextContent)));
        Assert.Equal(["oui", "(end)"], view.FindAll("thead th").Select(t => t.TextContent));
        await view.FindAll("li button")[1].ClickAsync(new());
        Assert.Equal(["non", "(end)"], view.FindAll("thead th").Select(t => t.TextContent));
        Assert.Equal(["75", "25", "50", "50"], view.FindAll("tbody td").Select(t => t.TextContent));
    }

    private static TranslatedSentence Sentence(string source, string target) =>
        new([source, "EOS"], [target, "EOS"], "reference", [[0.75f, 0.25f], [0.5f, 0.5f]]);
}
