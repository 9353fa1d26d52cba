using System.Buffers.Binary;
using System.Text.Json;
using SkiaSharp;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Learning.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Splits;
using Studio.Learning.Tests.Fixtures;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Tests.Fixtures;
using TorchSharp;

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
        var trained = Made.Trained(_place);

        var answer =
            Assert.IsType<InteractiveAnswer.Probabilities>(
                Ask(new InteractiveRequest.Classify(trained.Model, EncodedPicture.Jpeg(SKColors.Red, 50, 40))));
        var again = Assert.IsType<InteractiveAnswer.Probabilities>(
            Ask(new InteractiveRequest.Classify(trained.Model, EncodedPicture.Jpeg(SKColors.Red, 50, 40))));

        Assert.Equal(trained.Classes, answer.Classes);
        Assert.Equal(1, answer.Values.Sum(), 1e-4f);
        Assert.Equal(answer.Values, again.Values);
    }

    [Fact]
    public void Answer_NoPicture_IsRefusedWithAWayOut()
    {
        var trained = Made.Trained(_place);

        var refusal =
            Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Classify(trained.Model, "GIF of my cat"u8.ToArray())));

        Assert.Contains("PNG", refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, 10_000)]
    [InlineData(4_001, 4_000)]
    public void Answer_PictureOfManyMegapixels_IsRefusedBeforeItIsDecoded(int width, int height)
    {
        var trained = Made.Trained(_place);
        Ask(new InteractiveRequest.Classify(trained.Model, [1]));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var refusal = Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Classify(trained.Model, Png(width, height))));

        Assert.Contains("more than 16 million", refusal.Sentence, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20 << 20);
    }

    /// <summary>A grey PNG that claims a size and holds nothing of it.</summary>
    private static byte[] Png(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        size[8] = 8;
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR"u8, size),
            .. Chunk("IDAT"u8, [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4),
            System.IO.Hashing.Crc32.HashToUInt32(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    [Fact]
    public void Answer_NetworkThatIsGone_IsRefused() =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Classify(Made.Trained(1, 0.5).Model, [1])));

    [Fact]
    public void Answer_ItemsOfADataSet_AreThePicturesAskedFor()
    {
        var answer = Assert.IsType<InteractiveAnswer.PictureList>(Ask(new InteractiveRequest.Pictures("glyphs-target", [0, 7800], 64)));

        using var images = Datasets.OpenImages("glyphs-target");
        var pixel = images.Decode(7800).Pixels.AsSpan(0, 3).ToArray();
        using var second = SKBitmap.Decode(_place.PathOf(answer.Pictures[1]));
        Assert.Equal((2, 64, 64), (answer.Pictures.Count, second.Width, second.Height));
        Assert.Equal(new SKColor(pixel[0], pixel[1], pixel[2]), second.GetPixel(0, 0));
    }

    [Fact]
    public void Answer_TextsOfADataSet_AreThoseAskedFor()
    {
        var answer = Assert.IsType<InteractiveAnswer.TextList>(Ask(new InteractiveRequest.Texts("sentences-target", [3, 0])));

        using var texts = (Learning.Data.Text.ITextSet)Datasets.Open("sentences-target");
        Assert.Equal([texts.Read(3), texts.Read(0)], answer.Texts);
    }

    [Fact]
    public void Answer_TheOtherKindOfItem_IsRefusedAndTheDataSetStaysOpen()
    {
        Assert.Contains("no images",
            Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Pictures("sentences-target", [0], 64))).Sentence,
            StringComparison.Ordinal);
        Assert.Contains("no texts",
            Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Texts("glyphs-target", [0]))).Sentence,
            StringComparison.Ordinal);
        Assert.IsType<InteractiveAnswer.TextList>(Ask(new InteractiveRequest.Texts("sentences-target", [0])));
    }

    [Theory]
    [InlineData(-1), InlineData(10200)]
    public void Answer_ItemThatIsNotThere_IsRefused(int item) =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Pictures("glyphs-target", [item], 64)));

    [Theory]
    [InlineData("/etc/passwd"), InlineData("upload:../x")]
    public void Answer_PathInsteadOfADataSet_IsRefused(string reference) =>
        Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Pictures(reference, [0], 64)));

    [Fact]
    public void Answer_ARevision_ChangesLabelsAndKeepsTheTestImages()
    {
        var zip = Upload([.. Enumerable.Range(0, 10)
            .SelectMany(i => new[] { ($"ants/{i}.png", Shade(i)), ($"bees/{i}.png", Shade(100 + i)) })]);
        using var before = ImageSets.Open(zip.Path);
        var tested = DataSplit.Of(before.Items, 2, 0, null).Test.Select(i => before.Items[i].Name).ToHashSet();
        var trained = before.Items.Index().Where(i => !tested.Contains(i.Item.Name)).ToArray();

        var answer =
            Assert.IsType<InteractiveAnswer.Revised>(
                Ask(new InteractiveRequest.Revise(zip.Reference, [new(trained[0].Index, "bees"), new(trained[1].Index, null)])));

        using var after = ImageSets.Open(_place.PathOf(answer.File));
        Assert.Equal(19, after.Items.Count);
        Assert.Equal(10, after.Items.Count(i => after.Classes[i.Label] == "bees") - 1);
        Assert.Equal(tested.Select(Path.GetFileName).Order(),
            DataSplit.Of(after.Items, 2, 0, null).Test.Select(i => Path.GetFileName(after.Items[i].Name)).Order());
    }

    [Fact]
    public void Answer_ARevisionToAClassThatIsNot_IsRefused() =>
        Assert.Contains("'wasp'",
            Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Revise("glyphs-target", [new(0, "wasp")]))).Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void Answer_Samples_AreOnePictureWithARowForEachClass()
    {
        var zip = Upload(("ants/1.png", Shade(1)), ("bees/1.png", Shade(2)), ("bees/2.png", Shade(3)));

        var answer = Assert.IsType<InteractiveAnswer.PictureList>(Ask(new InteractiveRequest.Samples(zip.Reference)));

        using var picture = SKBitmap.Decode(_place.PathOf(Assert.Single(answer.Pictures)));
        Assert.Equal(Studio.Worker.Pictures.PictureGrid.Pixels(2), picture.Height);
    }

    private (string Reference, string Path) Upload(params (string Path, byte[] Bytes)[] files)
    {
        var artifact = _place.Artifacts.PutAsync(EncodedPicture.Zip(files), "zip").GetAwaiter().GetResult();
        return (DatasetFacts.UploadKey(artifact.Sha256), _place.PathOf(artifact));
    }

    private static byte[] Shade(int value) => EncodedPicture.Png(new SKColor((byte)value, 40, 90));

    [Fact]
    public void Answer_AugmentedImages_AreThoseThatTrainingSees()
    {
        var asked = new InteractiveRequest.Augment
        {
            Dataset = "glyphs-target", LabelsPerClass = 5, Seed = 3, Preprocessing = Preprocessing.Cifar, Augmentation = Augmentation.Small,
            Images = 2, Variants = 3, Side = 32,
        };

        var answer = Assert.IsType<InteractiveAnswer.AugmentedImages>(Ask(asked));

        using var images = Datasets.OpenImages("glyphs-target");
        var labelled = DataSplit.Of(images.Items, images.Classes.Count, 3, 5).Labelled;
        int[] items = [labelled.First(i => images.Items[i].Label == 0), labelled.First(i => images.Items[i].Label == 1)];
        using var training = new ImageExamples(images, items, Preprocessing.Cifar, Augmentation.Small, seed: 3);
        using var batch = training.Load([0, 1], epoch: 2);
        Assert.Equal([images.Classes[0], images.Classes[1]], answer.Images.Select(i => i.Class));
        Assert.All(answer.Images, i => Assert.Equal(3, i.Variants.Count));
        Assert.Equal(Red(batch, 1), Red(answer.Images[1].Variants[2]));
        Assert.NotEqual(Red(answer.Images[1].Original), Red(answer.Images[1].Variants[2]));
    }

    [Fact]
    public void Answer_AugmentedImagesOfADataSetThatIsNotHere_SaysSo() =>
        Assert.Contains("Upload it again", Assert.IsType<InteractiveAnswer.Refused>(Ask(new InteractiveRequest.Augment
    {
        Dataset = "upload:" + new string('a', 64), Seed = 1, Preprocessing = Preprocessing.Cifar, Augmentation = new(), Images = 1,
        Variants = 1, Side = 32,
    })).Sentence, StringComparison.Ordinal);

    /// <summary>The red plane as bytes.</summary>
    private static int[] Red(torch.Tensor batch, int row) =>
        [.. batch[row, 0].flatten().data<float>().ToArray()
            .Select(v => (int)MathF.Round((v * Preprocessing.Cifar.StandardDeviation[0] + Preprocessing.Cifar.Mean[0]) * 255))];

    private int[] Red(ArtifactReference picture)
    {
        using var bitmap = SKBitmap.Decode(_place.PathOf(picture));
        return [.. bitmap.Pixels.Select(p => (int)p.Red)];
    }

    private InteractiveAnswer Ask(InteractiveRequest question) =>
        _answers.Answer(JsonSerializer.SerializeToElement(question, StudioJson.Options))
        .Deserialize<InteractiveAnswer>(StudioJson.Options)!;
}
