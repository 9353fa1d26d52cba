using System.Text;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Answering;

public sealed class UploadedWeightsTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Answers _answers;

    public UploadedWeightsTests() => _answers = new(_place.Artifacts);

    public void Dispose()
    {
        _answers.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Describe_RecognisedWeights_StartATransferAndAnswerQuestions()
    {
        var file = await UploadAsync(Path.Combine(AppContext.BaseDirectory, "Weights", "Bundled", "resnet-thin-shapes.safetensors"),
            isDescribed: false);
        var found = Assert.IsType<InteractiveAnswer.Recognised>(Ask(new InteractiveRequest.Recognise(file))).Weights;
        Assert.Equal(("resnet-thin", 24, false, 0), (found.Backbone, found.ClassCount, found.IsDescribed, found.Faults.Count));

        var chosen = found with { Classes = [.. Enumerable.Range(0, 24).Select(i => $"sign {i}")], Source = "signs" };
        var kept = Assert.IsType<InteractiveAnswer.Described>(Ask(new InteractiveRequest.Describe(file, chosen))).File!;
        var key = WeightsFacts.StoredKey(kept.Sha256);
        var model = (ModelResult)_place.Run(new PretrainedModelRunner(),
            new PretrainedModel { Id = "model", Backbone = found.Backbone, Weights = key });
        var trained = (Classifier)_place.Run(new TransferRunner(),
            new Transfer { Id = "transfer", Data = "data", Model = "model", MaxSteps = 4 }, 1, ("data", Made.Glyphs()), ("model", model));

        Assert.Equal(("signs", key, kept.Sha256), (model.Source, model.Weights, model.WeightsHash));
        Assert.Equal("sign 3", model.Classes[3]);
        Assert.Equal("resnet-thin", trained.Network);
    }

    [Fact]
    public void Recognise_ANetworkOfATransfer_AsksNothingAndKeepsItsHash()
    {
        var trained = Made.Trained(_place);

        var found = Assert.IsType<InteractiveAnswer.Recognised>(Ask(new InteractiveRequest.Recognise(trained.Model))).Weights;
        var kept = Assert.IsType<InteractiveAnswer.Described>(Ask(new InteractiveRequest.Describe(trained.Model, found))).File!;

        Assert.True(found.IsDescribed);
        Assert.Equal(trained.Classes, found.Classes);
        Assert.Equal(trained.Model, kept);
        var again = (ModelResult)_place.Run(new PretrainedModelRunner(),
            new PretrainedModel { Id = "model", Backbone = found.Backbone, Weights = WeightsFacts.StoredKey(kept.Sha256) });
        var second = (Classifier)_place.Run(new TransferRunner(),
            new Transfer { Id = "transfer", Data = "data", Model = "model", MaxSteps = 4 }, 1, ("data", Made.Glyphs()), ("model", again));
        Assert.Equal(trained.Classes.Count, again.Classes.Count);
        Assert.Equal(trained.Network, second.Network);
    }

    /// <summary>A pickle that would run a command, a picture, a cut file: each is refused with a sentence,
    /// and nothing is executed.</summary>
    [Theory]
    [InlineData("cos\nsystem\n(S'touch /tmp/never'\ntR."), InlineData("\u0089PNG"), InlineData("{}"),
        InlineData("\u0080\u0002cposix\nsystem\nq\u0000X\u0004\u0000\u0000\u0000lsq\u0001\u0085q\u0002Rq\u0003."), InlineData("")]
    public async Task Recognise_AHostileFile_IsRefusedWithASentence(string content)
    {
        var file = await _place.Artifacts.PutAsync(Encoding.Latin1.GetBytes(content), "pth", TestContext.Current.CancellationToken);

        var refused = Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Recognise(file)));

        Assert.EndsWith(".", refused.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Recognise_AFileThatIsGone_IsRefused() =>
        Assert.Contains("Upload it again",
            Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Recognise(new(new string('0', 64), "pth", 1)))).Sentence,
            StringComparison.Ordinal);

    /// <summary>The same tensors, with or without what they say of themselves.</summary>
    private async Task<ArtifactReference> UploadAsync(string path, bool isDescribed)
    {
        using var weights = WeightsFile.Read(path);
        var copy = Path.Combine(_place.Folder, "upload.safetensors");
        SafeTensors.Write(copy, weights.Names.Select(n => KeyValuePair.Create(n, weights[n])), isDescribed ? weights.Metadata : null);
        return await _place.Artifacts.PutFileAsync(copy, "safetensors", TestContext.Current.CancellationToken);
    }

    private InteractiveAnswer Ask(InteractiveRequest question) =>
        _answers.Answer(JsonSerializer.SerializeToElement(question, StudioJson.Options))
        .Deserialize<InteractiveAnswer>(StudioJson.Options)!;
}
