using Bunit;
using Studio.Experiments.Events;
using Studio.Experiments.Results.Translating;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class TryItTranslationTests : CellViewContext<TryItView, TryIt>
{
    private static readonly TryIt s_cell = new() { Id = "try", Model = "translate" };
    private static readonly Translate s_translate = new() { Id = "translate" };
    private static readonly Translator s_trained = new()
    {
        Model = Sample.File, Network = "gru-attention", Dataset = "numbers-en-fr", Seed = 1, Seconds = 1, IsSteered = false, Bleu = 50,
        Signature = "", TrainPairs = 1, ValidationPairs = 1, BestEpoch = 0, Examples = [],
    };
    private static readonly InteractiveAnswer.TranslatedText s_answer = new(
        [new("deux", Sentence("deux"), .75, true), new("douze", Sentence("douze"), .125, true)], ["zorp"], 7);

    private readonly Dictionary<string, CellState> _states = new()
        { ["translate"] = Sample.State(Sample.Run(s_translate, RunStatus.Completed, s_trained)) };

    [Fact]
    public void TryIt_ATranslatorThatIsNotTrained_AsksToRunItsCell() => Assert.Contains("translates your own sentences",
        Draw(s_cell, others: s_translate).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task TryIt_ASentence_IsTranslatedWithItsAttention()
    {
        var view = await WriteAsync("zorp two");

        Assert.Equal("zorp two", Assert.IsType<InteractiveRequest.Translate>(Assert.Single(Asked)).Sentence);
        Assert.Equal(["deux", "douze"], view.FindAll(".found .target").Select(t => t.TextContent));
        Assert.Equal(["deux", "(end)"], view.FindAll("tbody th").Select(t => t.TextContent));
        Assert.Contains("Not in the vocabulary", view.Find(".mud-alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryIt_AnotherTranslation_ShowsWhereThatOneLooked()
    {
        var view = await WriteAsync("two");

        await view.FindAll(".found button")[1].ClickAsync(new());

        Assert.Equal(["douze", "(end)"], view.FindAll("tbody th").Select(t => t.TextContent));
    }

    [Fact]
    public async Task TryIt_ARefusedSentence_IsAnError()
    {
        Answer = new InteractiveAnswer.Refused("The sentence holds no word.");

        var view = await WriteAsync("?", answer: null);

        Assert.Contains("holds no word", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static TranslatedSentence Sentence(string word) => new(["two", "EOS"], [word, "EOS"], "", [[.9f, .1f], [.2f, .8f]]);

    private Task<IRenderedComponent<TryItView>> WriteAsync(string sentence) => WriteAsync(sentence, s_answer);

    private async Task<IRenderedComponent<TryItView>> WriteAsync(string sentence, InteractiveAnswer? answer)
    {
        Answer = answer ?? Answer;
        var view = Draw(s_cell, states: _states, others: s_translate);
        await view.InvokeAsync(() => view.FindComponent<MudBlazor.MudTextField<string>>().Instance.ValueChanged.InvokeAsync(sentence));
        return view;
    }
}
