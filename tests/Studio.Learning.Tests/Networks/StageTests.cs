using Studio.Learning.Networks;

namespace Studio.Learning.Tests.Networks;

public sealed class StageTests
{
    [Theory]
    [InlineData("layer1.0.conv1.weight", true)]
    [InlineData("layer1", true)]
    [InlineData("layer10.0.conv1.weight", false)]
    [InlineData("fc.weight", false)]
    public void Holds_ParameterName_MatchesWholePathSegments(string parameter, bool expected) =>
        Assert.Equal(expected, new Stage("first", ["layer1"]).Holds(parameter));
}
