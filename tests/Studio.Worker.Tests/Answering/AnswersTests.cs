using System.Text.Json;
using SkiaSharp;
using Studio.Experiments;
using Studio.Learning.Data;
using Studio.Learning.Tests.Fixtures;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Answering;

public sealed class AnswersTests : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Answers _answers;

    public AnswersTests() => _answers = new(_place.Artifacts);

    public void Dispose()
    {
        _answers.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void Answer_Picture_GivesProbabilitiesOfAllClasses()
    {
        var taught = Made.Taught(_place);

        var answer = Assert.IsType<InteractiveAnswer.Probabilities>(Ask(new InteractiveRequest.Classify(taught.Model, EncodedPicture.Jpeg(SKColors.Red, 50, 40))));
        var again = Assert.IsType<InteractiveAnswer.Probabilities>(Ask(new InteractiveRequest.Classify(taught.Model, EncodedPicture.Jpeg(SKColors.Red, 50, 40))));

        Assert.Equal(taught.Classes, answer.Classes);
        Assert.Equal(1, answer.Values.Sum(), 1e-4f);
        Assert.Equal(answer.Values, again.Values);
    }

    [Fact]
    public void Answer_NoPicture_IsRefusedWithAWayOut()
    {
        var taught = Made.Taught(_place);

        var refusal = Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Classify(taught.Model, "GIF of my cat"u8.ToArray())));

        Assert.Contains("PNG", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_NetworkThatIsGone_IsRefused() =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Classify(Made.Taught(1, 0.5).Model, [1])));

    [Fact]
    public void Answer_ItemsOfADataSet_AreThePicturesAskedFor()
    {
        var answer = Assert.IsType<InteractiveAnswer.PictureList>(Ask(new InteractiveRequest.Pictures("glyphs-target", [0, 7800], 64)));

        using var images = Datasets.Open("glyphs-target");
        var pixel = images.Decode(7800).Pixels.AsSpan(0, 3).ToArray();
        using var second = SKBitmap.Decode(_place.PathOf(answer.Pictures[1]));
        Assert.Equal((2, 64, 64), (answer.Pictures.Count, second.Width, second.Height));
        Assert.Equal(new SKColor(pixel[0], pixel[1], pixel[2]), second.GetPixel(0, 0));
    }

    [Theory]
    [InlineData(-1), InlineData(10200)]
    public void Answer_ItemThatIsNotThere_IsRefused(int item) =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Pictures("glyphs-target", [item], 64)));

    [Theory]
    [InlineData("/etc/passwd"), InlineData("upload:../x")]
    public void Answer_PathInsteadOfADataSet_IsRefused(string reference) =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Pictures(reference, [0], 64)));

    private InteractiveAnswer Ask(InteractiveRequest question) =>
        _answers.Answer(JsonSerializer.SerializeToElement(question, StudioJson.Options)).Deserialize<InteractiveAnswer>(StudioJson.Options)!;
}
