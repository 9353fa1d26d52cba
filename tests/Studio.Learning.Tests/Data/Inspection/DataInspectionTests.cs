using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Inspection;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;

namespace Studio.Learning.Tests.Data.Inspection;

public sealed class DataInspectionTests
{
    private const int PerClass = 150;

    [Fact]
    public void Of_CleanSet_FindsNothing()
    {
        using var images = new ListedImages(["left", "right"], Clean());

        var found = Inspect(images);

        Assert.Empty(found.Duplicates);
        Assert.Empty(found.Labels!.Suspects);
        Assert.Empty(found.Problems);
        Assert.Equal([(DataPart.Train, 120), (DataPart.Test, 30)], found.Parts.Select(p => (p.Part, p.Counts[0])));
        Assert.Equal(new ImageSizes(40, 40, 40, 30, 30, 30, 2 * PerClass, 0), found.Sizes);
        Assert.False(found.Balance.IsImbalanced);
    }

    [Fact]
    public void Of_PlantedCopies_FindsAllOfThemAndNoOther()
    {
        var images = Clean();
        var (first, count) = (images.Count, 10);
        for (var i = 0; i < count; i++)
        {
            images.Add((new(40, 30, 3, [.. images[i].Image!.Pixels]), images[i].Label, DataPart.Test));
            images.Add((i % 2 == 0 ? ImageResize.To(images[20 + i].Image!, 28, 21) : Brighter(images[20 + i].Image!, 12),
                1 - images[20 + i].Label, DataPart.Train));
        }
        using var set = new ListedImages(["left", "right"], images);

        var found = Inspect(set).Duplicates;

        Assert.Equal(Enumerable.Range(0, count)
            .Select(i => new DuplicatePair(i, first + 2 * i, true, 1, images[i].Part == DataPart.Train, false)),
            found.Where(d => d.IsExact));
        Assert.Equal(Enumerable.Range(0, count).Select(i => (20 + i, first + 2 * i + 1, images[20 + i].Part == DataPart.Test, true)),
            found.Where(d => !d.IsExact).Select(d => (d.First, d.Second, d.IsAcrossParts, d.LabelsDiffer)));
    }

    [Fact]
    public void Of_SwappedLabels_AreSuspectsAndNoOther()
    {
        var images = Clean();
        int[] swapped = [3, 40, 77, 120, 160, 200, 222, 250, 280, 299];
        foreach (var i in swapped)
            images[i] = images[i] with { Label = 1 - images[i].Label };
        using var set = new ListedImages(["left", "right"], images);

        var labels = Inspect(set).Labels!;

        Assert.True(labels.IsChecked);
        Assert.Subset(swapped.ToHashSet(), labels.Suspects.Select(s => s.Item).ToHashSet());
        Assert.InRange(labels.Suspects.Count, 9, 10);
        Assert.All(labels.Suspects, s => Assert.Equal(1 - s.Label, s.LooksLike));
    }

    [Fact]
    public void Of_LabelsByChance_AccusesNobody()
    {
        var random = new Random(5);
        using var set = new ListedImages(["left", "right"], [.. Clean().Select(i => i with { Label = random.Next(2) })]);

        var labels = Inspect(set).Labels!;

        Assert.False(labels.IsChecked);
        Assert.Empty(labels.Suspects);
    }

    [Fact]
    public void Of_DamagedImage_IsReportedAndTheOthersContinue()
    {
        var images = Clean();
        images[7] = images[7] with { Image = null };
        using var set = new ListedImages(["left", "right"], images);

        var found = Inspect(set);

        Assert.Equal("image 7", Assert.Single(found.Problems).Item);
        Assert.Equal(Enumerable.Range(0, images.Count).Where(i => i != 7), found.Readable);
    }

    [Fact]
    public void Of_FlatImages_AreTheSameOnlyInTheSameShade()
    {
        using var set = new ListedImages(["a"],
            [.. new byte[] { 10, 11, 60,
                200 }.Select(v => ((RawImage?)new RawImage(8, 8, 1, Enumerable.Repeat(v, 64).ToArray()), 0, DataPart.Whole))]);

        Assert.Equal([(0, 1)], Inspect(set).Duplicates.Select(d => (d.First, d.Second)));
    }

    [Fact]
    public void Of_ThinStrokesOnAnEmptyGround_AreTheSameOnlyAsCopies()
    {
        var strokes = Enumerable.Range(0, 200).Select(i => ((RawImage?)Stroke(i), 0, DataPart.Train)).ToList();
        var count = strokes.Count;
        for (var i = 0; i < 5; i++)
            strokes.Add((i % 2 == 0 ? ImageResize.To(Stroke(i), 56, 56) : Brighter(Stroke(i), 12), 0, DataPart.Test));
        using var set = new ListedImages(["one"], strokes);

        var found = Inspect(set).Duplicates.Select(d => (d.First, d.Second)).ToHashSet();

        Assert.Subset(found, Enumerable.Range(0, 5).Select(i => (i, count + i)).ToHashSet());
        // Some of the twenty thousand pairs are as good as the same; over the whole picture it would be every hundredth.
        Assert.InRange(found.Count - 5, 0, 6);
    }

    [Fact]
    public void Of_ShapeOfOneShadeAndItsCopy_AreTheSame()
    {
        RawImage Square(byte shade, int seed)
        {
            var random = new Random(seed);
            return new(32, 32, 1,
                [.. Enumerable.Range(0, 32 * 32)
                    .Select(i => (byte)((i % 32 / 8, i / 256) is (1 or 2, 1 or 2) ? shade + random.Next(4) : 20))]);
        }
        using var set = new ListedImages(["square"], [(Square(200, 1), 0, DataPart.Train), (Square(220, 2), 0, DataPart.Test)]);

        Assert.Single(Inspect(set).Duplicates);
    }

    [Fact]
    public void Of_HandwrittenDigits_TakesHardlyAnyForACopy()
    {
        using var digits = new IdxImages(SharedFolder.Data("mnist/t10k-images-idx3-ubyte.gz"));

        // Different people's ones: over the whole picture 121 pairs are alike, all of them ones.
        Assert.InRange(DataInspection.Of(digits, stop: TestContext.Current.CancellationToken).Duplicates.Count, 0, 5);
    }

    [Fact]
    public void Of_NoReadableImage_IsAnEmptyInspection()
    {
        using var set = new ListedImages(["a"], [(null, 0, DataPart.Whole)]);

        var found = Inspect(set);

        Assert.Empty(found.Readable);
        Assert.Single(found.Problems);
        Assert.False(found.Labels!.IsChecked);
    }

    private static DataInspection Inspect(ListedImages images) => DataInspection.Of(images, stop: TestContext.Current.CancellationToken);

    private static RawImage Brighter(RawImage image, int by) =>
        image with { Pixels = [.. image.Pixels.Select(p => (byte)Math.Min(255, p + by))] };

    /// <summary>An upright stroke as a hand draws a one: place, slant, length and width differ a little from seed to seed.</summary>
    private static RawImage Stroke(int seed)
    {
        var random = new Random(seed);
        double Near(double value, double by) => value + by * (2 * random.NextDouble() - 1);
        var (centre, slant, half, width) = (Near(14, 1), Near(0.1, 0.2), Near(9, 1), Near(1.8, 0.5));
        var pixels = new byte[28 * 28];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % 28 - centre, i / 28 - 13.5);
            var outside = Math.Max(Math.Abs(x + slant * y) - width, Math.Abs(y) - half);
            pixels[i] = (byte)(255 * Math.Clamp(0.5 - outside, 0, 1));
        }
        return new(28, 28, 1, pixels);
    }

    // Smooth random colours with a light on the left or on the right.
    private static List<(RawImage? Image, int Label, DataPart Part)> Clean() =>
        [.. Enumerable.Range(0, 2 * PerClass)
            .Select(i => ((RawImage?)Image(i, i % 2), i % 2, i / 2 % 5 == 0 ? DataPart.Test : DataPart.Train))];

    private static RawImage Image(int seed, int label)
    {
        var random = new Random(seed);
        var coarse = new byte[8 * 6 * 3];
        for (var i = 0; i < coarse.Length; i++)
            coarse[i] = (byte)(random.Next(100) + (i / 3 % 8 < 4 == (label == 0) ? 120 : 0));
        return ImageResize.To(new(8, 6, 3, coarse), 40, 30);
    }
}
