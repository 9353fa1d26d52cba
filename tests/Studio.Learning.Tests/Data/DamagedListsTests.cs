using FsCheck.Xunit;
using Studio.Experiments.Tests.Fakes;
using Studio.Learning.Data.Images;

namespace Studio.Learning.Tests.Data;

/// <summary>Whatever a list of images holds, each of its lines is read or told of.</summary>
public sealed class DamagedListsTests
{
    private const string List = "filename;label;split\ncat/1.png;cat;train\n\"dog;/2.png\";dog;test\ncat/3.png;\"c\"\"at\";val\n";

    [Property(MaxTest = 500)]
    public void Read_ADamagedList_GivesThreeFieldsALine(int seed)
    {
        var table = CsvTable.Read(DamagedText.Of(List, seed), []);

        Assert.All(table.Rows, row => Assert.Equal(3, row.Fields.Length));
    }
}
