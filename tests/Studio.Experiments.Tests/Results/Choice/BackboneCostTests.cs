using Studio.Experiments.Results.Choice;

namespace Studio.Experiments.Tests.Results.Choice;

public sealed class BackboneCostTests
{
    [Fact]
    public void Read_ARateUnderItsFormerName_IsTheRate()
    {
        var cost = StudioJson.Read<BackboneCost>("""{ "multiplyAdds": 5, "parameters": 7, "imagesPerSecond": 12.5, "bytes": null }""");

        Assert.Equal(new(5, 7, 12.5, null), cost);
        Assert.Contains("\"itemsPerSecond\":12.5", StudioJson.Write(cost), StringComparison.Ordinal);
        Assert.DoesNotContain("imagesPerSecond", StudioJson.Write(cost), StringComparison.Ordinal);
    }
}
