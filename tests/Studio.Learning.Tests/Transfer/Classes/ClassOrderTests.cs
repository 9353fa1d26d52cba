using Studio.Learning.Transfer.Classes;
using Studio.Learning.Transfer.Recognition;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Classes;

public sealed class ClassOrderTests
{
    [Fact]
    public void Of_SameNamesInTheSameOrder_HasNothingToSay()
    {
        var order = ClassOrder.Of(["ant", "bee"], ["ant", "bee"], 2);

        Assert.True(order.IsPlain);
        Assert.Null(order.Note);
    }

    [Theory]
    [InlineData("ship,airplane,automobile", "airplane,automobile,ship", "2,0,1")]
    [InlineData("Golden_Retriever,ant-eater", "ant eater,golden retriever", "1,0")]
    [InlineData("u\u0308ber,ant", "ant,\u00dcber", "1,0")]
    [InlineData("a+,a-", "a-,a+", "1,0")]
    public void Of_SameNamesInAnotherOrder_MatchesByNameAndSaysSo(string data, string head, string places)
    {
        var order = ClassOrder.Of(data.Split(','), head.Split(','), head.Split(',').Length);

        Assert.Equal(places, string.Join(',', order.Places));
        Assert.Contains("matched by name", order.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NumbersInTheOrderOfTheAlphabet_AreTakenForPlaces()
    {
        string[] folders = ["0", "1", "10", "2", "3", "4", "5", "6", "7", "8", "9"];

        var order = ClassOrder.Of(folders, [.. "abcdefghijk".Select(c => $"{c}")], 11);

        Assert.Equal([0, 1, 10, 2, 3, 4, 5, 6, 7, 8, 9], order.Places);
        Assert.Contains("indices of the logits", order.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NumbersFromOne_BeginAtTheFirstLogit() => Assert.Equal([0, 1, 2], ClassOrder.Of(["01", "02", "03"], null, 3).Places);

    [Fact]
    public void Of_NumbersThatTheHeadHasAsNames_AreMatchedByName() => Assert.Equal([1, 0], ClassOrder.Of(["0", "1"], ["1", "0"], 2).Places);

    [Fact]
    public void Of_OtherNames_IsRefusedNamingThemAndWhatToDo()
    {
        var refusal =
            Assert.Throws<ArgumentException>(() => ClassOrder.Of(["car", "plane", "ship"], ["airplane", "automobile", "ship"], 3));

        Assert.Contains("'car', 'plane' are not among them, and 'airplane', 'automobile' have no images", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherNamesWithAMapping_FollowsIt()
    {
        var mapping = new Dictionary<string, string> { ["car"] = "automobile", ["plane"] = "airplane" };

        Assert.Equal([1, 0, 2], ClassOrder.Of(["car", "plane", "ship"], ["airplane", "automobile", "ship"], 3, mapping).Places);
    }

    [Theory]
    [InlineData("car", "ship"), InlineData("lorry", "automobile"), InlineData("car", "lorry")]
    public void Of_MappingThatLeadsNowhereOrToOneTwice_IsRefused(string own, string other) => Assert.Throws<ArgumentException>(() =>
        ClassOrder.Of(["car", "plane", "ship"], ["airplane", "automobile", "ship"], 3, new Dictionary<string, string> { [own] = other }));

    [Fact]
    public void Of_AnotherNumberOfClasses_SaysBothNumbers()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ClassOrder.Of(["cat", "dog", "frog"], null, 10));

        Assert.Contains("3 classes ('cat', 'dog', 'frog') and the head has 10", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WeightsThatDoNotSayTheirClasses_SaysWhatWasAssumed() =>
        Assert.Contains("have no class names", ClassOrder.Of(["ant", "bee"], null, 2).Note, StringComparison.Ordinal);

    [Theory]
    [InlineData("classes", """["ant","bee"]"""), InlineData("classes.0", "ant", "classes.1", "bee"),
        InlineData("hyper_parameters.class_names.1", "bee", "hyper_parameters.class_names.0", "ant")]
    [InlineData("class_to_idx.ant", "0", "class_to_idx.bee", "1"), InlineData("config.id2label.0", "ant", "config.id2label.1", "bee")]
    public void HeadClasses_OfWhatTrainingProgramsKeep_AreInTheOrderOfTheLogits(params string[] metadata)
    {
        using var weights = new StateDict(metadata.Chunk(2).ToDictionary(m => m[0], m => m[1]));
        var file = Path.GetTempFileName();

        Assert.Equal(["ant", "bee"], HeadClasses.Of(weights, 2, file));
        Assert.Null(HeadClasses.Of(weights, 3, file));
        File.Delete(file);
    }

    [Fact]
    public void ReorderedHead_OfLogits_GivesThemInTheOrderOfTheData()
    {
        using var scope = NewDisposeScope();
        using var head = new ReorderedHead(nn.Identity(), ClassOrder.Of(["ship", "ant"], ["ant", "ship"], 2));

        Assert.Equal([2f, 1f], head.call(tensor(new float[,] { { 1, 2 } })).data<float>().ToArray());
    }
}
