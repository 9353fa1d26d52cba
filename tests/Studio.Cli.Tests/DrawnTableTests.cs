using Spectre.Console.Testing;
using Studio.Experiments.Results;

namespace Studio.Cli.Tests;

public sealed class DrawnTableTests
{
    [Fact]
    public void Of_AConfusionOfTwoClasses_ShowsTrueClassesInRows()
    {
        using var console = new TestConsole();

        console.Write(DrawnTable.Of(new ConfusionMatrix(["ant[s]", "bees"], [[65, 5], [7, 76]]).Table()));

        Assert.Matches(@"ant\[s\] +│ +65 │ +5", console.Output);
        Assert.Matches(@"bees +│ +7 │ +76", console.Output);
    }

    [Fact]
    public void Of_ATableWithANote_ShowsItBelowTheRows()
    {
        using var console = new TestConsole();

        console.Write(DrawnTable.Of(new("Things", ["Name", "Count"], [["[apples]", "42"]]) { Notes = ["No pears."] }));

        Assert.Matches(@"\[apples\] +│ +42 │\s+│ No pears\.", console.Output);
    }

    [Fact]
    public void HasRoomFor_AConfusionOfManyClassesOrADetail_IsFalse()
    {
        Assert.True(DrawnTable.HasRoomFor(ConfusionMatrix.Empty(["ant", "bee"]).Table()));
        Assert.False(DrawnTable.HasRoomFor(ConfusionMatrix.Empty([.. Enumerable.Range(0, 17).Select(i => $"{i}")]).Table()));
        Assert.False(DrawnTable.HasRoomFor(new("Things", ["Name"], []) { IsDetail = true }));
    }
}
