using SkiaSharp;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Tests.Fixtures;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Pictures;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class DatasetRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Run_BundledSet_CountsItAndDrawsARowForEachClass()
    {
        var result = Assert.IsType<DatasetResult>(_place.Run(new DatasetRunner(),
            new Dataset { Id = "data", Source = "glyphs-target", LabelsPerClass = 5 }));

        Assert.Equal(("glyphs-target", 5, 12), (result.Reference, result.LabelsPerClass, result.Classes.Count));
        Assert.Equal([(DataPart.Train, 7800), (DataPart.Test, 2400)], result.Parts.Select(p => (p.Part, p.Items.Sum())));
        using var picture = SKBitmap.Decode(_place.PathOf(result.Samples!));
        Assert.Equal((PictureGrid.Pixels(result.SamplesPerClass), PictureGrid.Pixels(12)), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Run_UploadWithADamagedImage_NamesItAndContinues()
    {
        var good = EncodedPicture.TwoColours(40, 30);
        var upload = await _place.Artifacts.PutAsync(EncodedPicture.Zip(("a/1.png", good), ("a/2.png", good[..(good.Length / 2)]),
            ("b/1.png", EncodedPicture.Png(SKColors.Blue))), "zip", TestContext.Current.CancellationToken);

        var result =
            Assert.IsType<DatasetResult>(_place.Run(new DatasetRunner(), new Dataset { Id = "data", Source = $"upload:{upload.Sha256}" }));

        Assert.Equal(["a", "b"], result.Classes);
        Assert.Contains(_place.Told, e => e is RunEvent.Progress { TotalSteps: 3, Step: 3 });
        Assert.StartsWith("a/2.png: ", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UploadThatIsGone_SaysWhatToDo()
    {
        var refusal = Assert.Throws<FileNotFoundException>(() =>
            _place.Run(new DatasetRunner(), new Dataset { Id = "data", Source = $"upload:{new string('a', 64)}" }));

        Assert.Contains("Upload it again", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc"), InlineData("upload:../../secret"), InlineData("")]
    public void Run_PathInsteadOfAReference_OpensNothing(string source) =>
        Assert.ThrowsAny<Exception>(() => _place.Run(new DatasetRunner(), new Dataset { Id = "data", Source = source }));

    [Fact]
    public async Task Run_Stopped_EndsWithoutAResult()
    {
        var upload = await _place.Artifacts.PutAsync(EncodedPicture.Zip(("a/1.png", EncodedPicture.Png(SKColors.Red))), "zip",
            TestContext.Current.CancellationToken);
        _place.Context.Control.Stop();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            _place.Run(new DatasetRunner(), new Dataset { Id = "data", Source = $"upload:{upload.Sha256}" }));
    }
}
