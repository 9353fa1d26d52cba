using Spectre.Console.Testing;
using Studio.Cli.Transfer;
using Studio.Experiments.Results;

namespace Studio.Cli.Tests.Transfer;

public sealed class ResultTablesTests
{
    [Fact]
    public void Confusion_TwoClasses_ShowsTrueClassesInRows()
    {
        using var console = new TestConsole();

        console.Write(ResultTables.Confusion(new ConfusionMatrix(["ant[s]", "bees"], [[65, 5], [7, 76]])));

        Assert.Matches(@"ant\[s\] +│ +65 │ +5", console.Output);
        Assert.Matches(@"bees +│ +7 │ +76", console.Output);
    }
}
