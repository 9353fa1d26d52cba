using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Answering;

public sealed class RateTestTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Begin_BundledNetwork_FindsACurveWithASuggestion()
    {
        var test = Test(Asked());

        test.Begin();
        await test.Ended;

        var answer = Assert.IsType<InteractiveAnswer.LearningRateTest>(test.Answer());
        Assert.True(answer.IsFinished);
        Assert.Equal(("worker", test.Id), (answer.Worker, answer.Test));
        Assert.InRange(answer.Curve.Suggestion!.Value, 1e-4, 0.1);
    }

    [Fact]
    public async Task Begin_DataThatAreNotThere_IsRefusedWithASentence()
    {
        var test = Test(Asked() with { Data = new("nothing") });

        test.Begin();
        await test.Ended;

        Assert.Contains("'nothing'", Assert.IsType<InteractiveAnswer.Refused>(test.Answer()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_BeforeTheEnd_IsAnsweredWithTheReason()
    {
        var test = Test(Asked());

        test.Stop("A run has begun.");
        test.Begin();
        await test.Ended;

        Assert.Equal("A run has begun.", Assert.IsType<InteractiveAnswer.Refused>(test.Answer()).Sentence);
    }

    [Fact]
    public async Task Begin_WithNobodyWhoFollows_EndsBeforeItIsDone()
    {
        var test = Test(Asked());
        _clock.Advance(RateTest.Patience);

        test.Begin();
        await test.Ended;

        Assert.Contains("The page of this learning-rate test was closed", Assert.IsType<InteractiveAnswer.Refused>(test.Answer()).Sentence,
            StringComparison.Ordinal);
    }

    private RateTest Test(InteractiveRequest.FindLearningRate asked) =>
        new(asked, "worker", (emit, control) => _place.Context with { Emit = emit, Control = control }, _clock, TextWriter.Null);

    internal static InteractiveRequest.FindLearningRate Asked(Recipe? recipe = null) =>
        new(new("data", "model", recipe ?? new Recipe.FeatureExtraction(), Seed: 1), new("glyphs-target", LabelsPerClass: 10),
            new("resnet-glyphs", "resnet-glyphs-source"));
}
