using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class CurveFileTests
{
    [Fact]
    public void Write_Points_IsOneLineEach() =>
        Assert.Equal("run,series,step,value\nseed 1,loss/train,1,0.5\nseed 1,loss/train,2,NaN\n",
            CurveFile.Write([("seed 1", new("loss/train", [new(1, .5), new(2, double.NaN)], 2))]));

    [Fact]
    public void Write_NamesThatASpreadsheetWouldExecute_AreDisarmed() =>
        Assert.Contains("\"'=1+1, \"\"x\"\"\",a,1,2", CurveFile.Write([("=1+1, \"x\"", new("a", [new(1, 2)], 1))]));
}
