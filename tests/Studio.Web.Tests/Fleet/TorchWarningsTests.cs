using Studio.Web.Fleet;

namespace Studio.Web.Tests.Fleet;

public sealed class TorchWarningsTests
{
    private const string Warning =
        "[W1127 10:49:38.219643138 optimizer.cpp:138] Warning: Optimizer::parameters() will be removed (function parameters)";

    private readonly TorchWarnings _warnings = new();

    [Fact]
    public void IsRepeated_TheSamePlaceAtAnotherTime_Is()
    {
        Assert.False(_warnings.IsRepeated(Warning));

        Assert.True(_warnings.IsRepeated(Warning.Replace("10:49:38.219643138", "10:50:00.000000001", StringComparison.Ordinal)));
    }

    [Fact]
    public void IsRepeated_AnotherPlace_IsNot()
    {
        Assert.False(_warnings.IsRepeated(Warning));

        Assert.False(_warnings.IsRepeated(Warning.Replace("optimizer.cpp:138", "Context.cpp:70", StringComparison.Ordinal)));
    }

    [Fact]
    public void IsRepeated_WhatIsNoWarningOfLibtorch_NeverIs() =>
        Assert.All(new[] { "Run 1 failed.", "Run 1 failed." }, line => Assert.False(_warnings.IsRepeated(line)));
}
