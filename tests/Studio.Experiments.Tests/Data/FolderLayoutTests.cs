using FsCheck.Xunit;
using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

/// <summary>What people make of a folder of classes. A layout is its paths, separated by spaces.</summary>
public sealed class FolderLayoutTests
{
    [Theory]
    [InlineData("cat/1.jpg dog/1.jpg")]
    [InlineData("pets/cat/1.jpg pets/dog/1.jpg")]
    [InlineData("pets/pets/cat/1.jpg pets/pets/dog/1.jpg")]
    [InlineData("a/b/c/d/cat/1.jpg a/b/c/d/dog/1.jpg")]
    [InlineData("pets/preview.png pets/cat/1.jpg pets/cat/2.jpg pets/dog/1.jpg")]
    [InlineData("preview.png pets/cat/1.jpg pets/cat/2.jpg pets/dog/1.jpg")]
    [InlineData("cat/images/1.jpg dog/images/1.jpg")]
    [InlineData("cat/1.jpg cat/more/2.jpg dog/1.jpg")]
    [InlineData("pets/images/cat/1.jpg pets/images/dog/1.jpg pets/annotations/cat/1.xml")]
    [InlineData("@eaDir/cat/1.jpg cat/@eaDir/1.jpg cat/1.jpg dog/1.jpg #recycle/x/1.jpg $RECYCLE.BIN/1.jpg lost+found/1.jpg "
        + "__MACOSX/cat/._1.jpg .git/x/1.png")]
    [InlineData("cat/.ipynb_checkpoints/1-checkpoint.jpg cat/1.jpg dog/1.jpg .Trash-1000/files/1.jpg cat/._1.jpg dog/Thumbs.db")]
    public void Read_ClassesHoweverWrapped_AreCatAndDog(string paths)
    {
        var layout = Of(paths);

        Assert.Null(layout.Question);
        Assert.Equal(["cat", "dog"], Classes(layout));
        Assert.All(layout.Images, i => Assert.Equal(DataPart.Whole, i.Part));
        Assert.Equal(paths.Contains("preview", StringComparison.Ordinal),
            layout.Problems.Any(p => p.Item.Contains("preview", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("train/cat/1.jpg train/dog/1.jpg test/cat/1.jpg test/dog/1.jpg", DataPart.Test)]
    [InlineData("pets/pets/train/cat/1.jpg pets/pets/train/dog/1.jpg pets/pets/test/cat/1.jpg pets/pets/test/dog/1.jpg", DataPart.Test)]
    [InlineData("Training/cat/1.jpg Training/dog/1.jpg Testing/cat/1.jpg Testing/dog/1.jpg", DataPart.Test)]
    [InlineData("TRAIN/cat/1.jpg TRAIN/dog/1.jpg VALID/cat/1.jpg VALID/dog/1.jpg", DataPart.Validation)]
    [InlineData("train/cat/1.jpg train/dog/1.jpg dev/cat/1.jpg dev/dog/1.jpg", DataPart.Validation)]
    [InlineData("train/cat/1.jpg train/dog/1.jpg eval/cat/1.jpg eval/dog/1.jpg", DataPart.Validation)]
    [InlineData("seg_train/seg_train/cat/1.jpg seg_train/seg_train/dog/1.jpg seg_test/seg_test/cat/1.jpg "
        + "seg_test/seg_test/dog/1.jpg", DataPart.Test)]
    [InlineData("train_images/cat/1.jpg train_images/dog/1.jpg test_images/cat/1.jpg test_images/dog/1.jpg", DataPart.Test)]
    [InlineData("train2017/cat/1.jpg train2017/dog/1.jpg val2017/cat/1.jpg val2017/dog/1.jpg", DataPart.Validation)]
    [InlineData("training_set/cat/1.jpg training_set/dog/1.jpg test_set/cat/1.jpg test_set/dog/1.jpg", DataPart.Test)]
    [InlineData("train/train/cat/1.jpg train/train/dog/1.jpg test/test/cat/1.jpg test/test/dog/1.jpg", DataPart.Test)]
    [InlineData("a/data/train/cat/1.jpg a/data/train/dog/1.jpg a/data/test/cat/1.jpg a/data/test/dog/1.jpg", DataPart.Test)]
    [InlineData("pets/preview.png pets/train/cat/1.jpg pets/train/dog/1.jpg pets/test/cat/1.jpg pets/test/dog/1.jpg", DataPart.Test)]
    [InlineData("cat/train/1.jpg cat/test/1.jpg dog/train/1.jpg dog/test/1.jpg", DataPart.Test)]
    [InlineData("train/images/cat/1.jpg train/images/dog/1.jpg test/images/cat/1.jpg test/images/dog/1.jpg", DataPart.Test)]
    public void Read_PartsHoweverNamed_AreTwoPartsOfCatAndDog(string paths, DataPart other)
    {
        var layout = Of(paths);

        Assert.Null(layout.Question);
        Assert.Equal(["cat", "dog"], Classes(layout));
        Assert.Equal([(DataPart.Train, 2), (other, 2)], layout.Images.GroupBy(i => i.Part).Select(g => (g.Key, g.Count())).Order());
    }

    [Theory]
    [InlineData("animals/pets/cat/1.jpg animals/pets/dog/1.jpg "
        + "animals/wild/fox/1.jpg", "2 classes (pets, wild)", "3 classes (cat, dog, fox)")]
    [InlineData("amazon/bag/1.jpg amazon/cup/1.jpg webcam/bag/1.jpg "
        + "webcam/cup/1.jpg", "2 classes (amazon, webcam)", "2 classes (bag, cup)")]
    [InlineData("train/pets/cat/1.jpg train/pets/dog/1.jpg train/wild/fox/1.jpg test/pets/cat/1.jpg "
        + "test/wild/fox/1.jpg", "pets, wild", "cat, dog")]
    [InlineData("train/cat.1.jpg test/dog.1.jpg", "train", "without class folders")]
    public void Read_LayoutWithTwoReadings_AsksAndGuessesNothing(string paths, string one, string other)
    {
        var question = Of(paths).Question;

        Assert.Contains(one, question, StringComparison.Ordinal);
        Assert.Contains(other, question, StringComparison.Ordinal);
    }

    [Theory, InlineData("train/images/1.jpg test/images/1.jpg train/labels/1.txt"), InlineData("images/cat_1.jpg images/dog_1.jpg")]
    public void OneClass_OfAFolderThatIsHardlyAClass_SaysSo(string paths) =>
        Assert.Contains("'images', which is hardly a class", OneClass.Sentence("It", Classes(Of(paths))), StringComparison.Ordinal);

    [Fact]
    public void OneClass_OfTwoClasses_HasNothingToSay() => Assert.Null(OneClass.Sentence("It", ["ant", "bee"]));

    [Fact]
    public void Read_ClassesWithAPartInTheirNames_AreClasses() =>
        Assert.Equal(["crash test", "training shoes"], Classes(Of("training_shoes/1.jpg crash_test/1.jpg", "_", " ")));

    [Property(MaxTest = 200)]
    public void Read_AnyPaths_ReportsEachImageOnceAtLeast(string[] names, int seed)
    {
        var random = new Random(seed);
        string[] folders = [.. (names ?? []).Where(n => !string.IsNullOrEmpty(n)).Append("train").Append("test").Append("a")];
        string[] paths = [.. Enumerable.Range(0, random.Next(30))
            .Select(i => string.Join('/',
                Enumerable.Range(0, random.Next(5)).Select(_ => folders[random.Next(folders.Length)]).Append($"{i}.jpg"))).Distinct()];

        var layout = FolderLayout.Read(paths, []);

        var told = layout.Images.Select(i => i.Path).Concat(layout.Problems.Select(p => p.Item)).ToHashSet();
        Assert.All(paths.Where(p => !FolderLayout.IsJunk(p)), p => Assert.Contains(p, told));
        Assert.Equal(layout.Images.Count, layout.Images.Select(i => i.Path).Distinct().Count());
    }

    private static FolderLayout Of(string paths, string space = "\0", string by = "") =>
        FolderLayout.Read(paths.Split(' ').Select(p => p.Replace(space, by, StringComparison.Ordinal)), []);

    private static string[] Classes(FolderLayout layout) =>
        [.. layout.Images.Select(i => i.Class).Distinct().Order(StringComparer.Ordinal)];
}
