using Studio.Notebooks.Cells;
using Studio.Notebooks.Order;

namespace Studio.Notebooks.Tests.Order;

public sealed class OpenQuestionsTests
{
    private static readonly Transfer s_transfer = new() { Id = "transfer" };
    private static readonly Evaluate s_evaluate = new() { Id = "evaluate", Model = "transfer" };
    private static readonly Transfer s_other = new() { Id = "other" };
    private static readonly Prediction s_question = new() { Id = "question", Of = "transfer" };
    private static readonly Notebook s_notebook = new("", [s_question, s_transfer, s_evaluate, s_other]);

    [Fact]
    public void Before_TheCellThatIsAskedAbout_IsTheQuestion() => Assert.Equal([s_question], OpenQuestions.Before(s_notebook, s_transfer));

    [Fact]
    public void Before_ACellThatTakesInItsResult_IsTheQuestionToo() =>
        Assert.Equal([s_question], OpenQuestions.Before(s_notebook, s_evaluate));

    [Fact]
    public void Before_AnotherCell_IsNothing() => Assert.Empty(OpenQuestions.Before(s_notebook, s_other));

    [Fact]
    public void Before_ACellThatIsComparedWithOthers_IsTheQuestionWhichWins()
    {
        var question = s_question with { Of = "compare" };
        var notebook =
            new Notebook("", [question, s_transfer, s_other, s_evaluate, new Compare { Id = "compare", Models = ["transfer", "other"] }]);

        Assert.Equal([question], OpenQuestions.Before(notebook, s_transfer));
        Assert.Equal([question], OpenQuestions.Before(notebook, s_other));
        Assert.Empty(OpenQuestions.Before(notebook, s_evaluate));
    }

    [Fact]
    public void Before_OnceItIsAnswered_IsNothing()
    {
        var answered = new Notebook("", [s_question with { Number = 80 }, s_transfer]);

        Assert.Empty(OpenQuestions.Before(answered, s_transfer));
    }
}
