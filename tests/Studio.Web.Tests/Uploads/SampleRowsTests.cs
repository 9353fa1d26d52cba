using Bunit;
using Studio.Experiments.Data;
using Studio.Runtime.Library;
using Studio.Web.Tests.Fakes;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class SampleRowsTests : ViewContext
{
    private static readonly DatasetContent s_content =
        new() { Classes = ["ants", "bees"], Parts = [new(DataPart.Train, [3, 4]), new(DataPart.Test, [1, 1200])] };

    [Fact]
    public void Rows_OfADataSet_NameEachClassWithItsImagesOfAllParts()
    {
        var rows = Render<SampleRows>(p => p.Add(r => r.Content, s_content).Add(r => r.Samples, Sample.File));

        Assert.Equal(["ants 4", "bees 1,204"], rows.FindAll("li").Select(l => l.TextContent));
        Assert.Equal(Sample.File.Address, rows.Find("img").GetAttribute("src"));
    }

    [Fact]
    public void Rows_BeforeTheExamplesAreDrawn_KeepTheirPlace() =>
        Assert.NotNull(Render<SampleRows>(p => p.Add(r => r.Content, s_content)).Find(".frame"));
}
