using System.IO.Compression;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Answering;

public sealed class TextAnswersTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Answers _answers;

    public TextAnswersTests() => _answers = new(_place.Artifacts);

    public void Dispose()
    {
        _answers.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void Answer_Text_GivesProbabilitiesAndWhatEachWordContributes()
    {
        var trained = Trained();

        var answer = Classify(trained, "the soup was not zorpish");

        Assert.Equal(trained.Classes, answer.Classes);
        Assert.Equal(1, answer.Values.Sum(), 1e-4f);
        Assert.Equal(answer.Values.Max(), answer.Values[answer.Class]);
        Assert.Equal(["the", "soup", "was", "not", "zorpish"], answer.Words.Select(w => w.Word));
        Assert.Equal([false, false, false, false, true], answer.Words.Select(w => w.IsUnknown));
        // An unknown word that is hidden stays what it was.
        Assert.Equal(0, answer.Words[4].Occlusion!.Value, 1e-6);
        Assert.Contains(answer.Words, w => Math.Abs(w.Occlusion!.Value) > 1e-4);
        Assert.Contains(answer.Words, w => Math.Abs(w.Gradient) > 1e-4);
    }

    [Fact]
    public void Answer_AnotherClass_IsWhatTheWordsAreAskedAbout()
    {
        var trained = Trained();

        var (first, second) = (Classify(trained, "the soup was bad", 0), Classify(trained, "the soup was bad", 1));

        Assert.Equal((0, 1), (first.Class, second.Class));
        Assert.NotEqual(first.Words.Select(w => w.Gradient), second.Words.Select(w => w.Gradient));
    }

    [Fact]
    public void Answer_TextLongerThanTheInput_SaysHowManyWordsWereNotRead()
    {
        var answer = Classify(Trained(), string.Join(' ', Enumerable.Repeat("good", 50)));

        var most = ((Tokenization)Catalog.Find<IBackbone>("gru-sentences", "backbone").Input).MaxLength;
        Assert.Equal((most, 50 - most), (answer.Words.Count, answer.Unread));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    public void Answer_NoText_IsRefused(string text, string word) =>
        Assert.Contains(word, Refusal(Trained(), text), StringComparison.Ordinal);

    [Fact]
    public void Answer_EndlessText_IsRefused() =>
        Assert.Contains("20,000", Refusal(Trained(), new string('a', 20_001)), StringComparison.Ordinal);

    [Fact]
    public void Answer_TextForAClassifierOfImages_IsRefused() =>
        Assert.Contains("reads images", Refusal(Made.Trained(_place), "the soup"), StringComparison.Ordinal);

    [Fact]
    public void Answer_AnUploadedTable_SaysWhatIsInIt()
    {
        const string table = "label\ttext\ngood\tA lovely film.\nbad\tTwo dull hours.\ngood\tSplendid!\nbad\t\n";

        var found = Assert.IsType<InteractiveAnswer.InspectedTexts>(Ask(new InteractiveRequest.InspectTexts(Uploaded(table))));

        Assert.Equal(["bad", "good"], found.Classes);
        Assert.Equal([1, 2], Assert.Single(found.Parts).Items);
        Assert.Equal(["A lovely film.", "Splendid!"], found.Examples[1]);
        Assert.Contains("line 5", Assert.Single(found.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label\ttext\ngood\tA lovely film.\ngood\tSplendid!\n", "at least two classes")]
    [InlineData("A lovely film.\nTwo dull hours.\n", "label")]
    public void Answer_AnUploadThatIsNoDataForAClassifier_IsRefused(string table, string word) =>
        Assert.Contains(word, Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.InspectTexts(Uploaded(table)))).Sentence,
            StringComparison.Ordinal);

    private ArtifactReference Uploaded(string table)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(zip.CreateEntry("pasted.tsv").Open()))
            entry.Write(table);
        return _place.Artifacts.PutAsync(bytes.ToArray(), "zip").GetAwaiter().GetResult();
    }

    private Classifier Trained() => (Classifier)_place.Run(new TransferRunner(),
        new Transfer { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FeatureExtraction(), MaxSteps = 4 }, 1,
        ("data", new DatasetResult("sentences-target", "Sentences", "hash", [], 5, [], null, 0) { Problems = [] }),
        ("model", new ModelResult("gru-sentences", "GRU", "gru-sentences-source", "hash", "Sentences", "MIT", [],
            Catalog.Find<IBackbone>("gru-sentences", "backbone").Input) { Classes = [] }));

    private InteractiveAnswer.ClassifiedText Classify(Classifier trained, string text, int? about = null) =>
        Assert.IsType<InteractiveAnswer.ClassifiedText>(
            Ask(new InteractiveRequest.ClassifyText(trained.Model, text, about) { WithOcclusion = true }));

    private string Refusal(Classifier trained, string text) =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.ClassifyText(trained.Model, text))).Sentence;

    private InteractiveAnswer Ask(InteractiveRequest question) =>
        _answers.Answer(JsonSerializer.SerializeToElement(question, StudioJson.Options))
            .Deserialize<InteractiveAnswer>(StudioJson.Options)!;
}
