using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Results.Translating;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;
using TorchSharp;

namespace Studio.Worker.Tests.Answering;

public sealed class TranslationAnswersTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Answers _answers;
    private readonly Translator _trained;

    public TranslationAnswersTests()
    {
        _answers = new(_place.Artifacts);
        _trained = (Translator)_place.Run(new TranslateRunner(),
            new Translate { Id = "translate", MaxSentences = 200, Settings = new() { Epochs = 1, HiddenSize = 8 } }, 1);
    }

    public void Dispose()
    {
        _answers.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void Answer_ASentence_GivesTranslationsWithTheirAttention()
    {
        var answer = Assert.IsType<InteractiveAnswer.TranslatedText>(Ask("forty two"));

        Assert.Equal(InteractiveRequest.Translate.Beam, answer.Translations.Count);
        Assert.Equal(answer.Translations.OrderByDescending(t => t.Probability), answer.Translations);
        Assert.All(answer.Translations, t =>
        {
            Assert.Equal(["forty", "two", "EOS"], t.Sentence.Source);
            Assert.Equal(t.Sentence.Target.Count, t.Sentence.Attention.Count);
            Assert.All(t.Sentence.Attention, weights => Assert.Equal(1, weights.Sum(), 1e-3f));
        });
        Assert.Empty(answer.Unknown);
    }

    [Fact]
    public void Answer_NoSentence_IsRefused() =>
        Assert.Contains("empty", Assert.IsType<InteractiveAnswer.Refused>(Ask(" ")).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Answer_AnEndlessSentence_IsRefusedWithItsLength() => Assert.Contains("1,001 characters",
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new('a', 1_001))).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Answer_AgainAndAgain_LeavesNoTensor()
    {
        Ask("forty two");
        var before = torch.Tensor.TotalCount;

        for (var i = 0; i < 3; i++)
            Ask("one hundred");

        Assert.InRange(torch.Tensor.TotalCount, 0, before);
    }

    private InteractiveAnswer Ask(string sentence) => _answers.Answer(JsonSerializer.SerializeToElement<InteractiveRequest>(
        new InteractiveRequest.Translate(_trained.Model, sentence), StudioJson.Options))
        .Deserialize<InteractiveAnswer>(StudioJson.Options)!;
}
