using System.Text.Json;
using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class WindowTests
{
    [Fact]
    public void OfReader_AZoom_IsThosePlaces() =>
        Assert.Equal(new Window(0, 12.5), Read("""{ "xaxis.range[0]": 0, "xaxis.range[1]": 12.5, "yaxis.range[0]": 1 }"""));

    [Fact]
    public void OfReader_ADoubleClick_IsTheWhole() => Assert.True(Read("""{ "xaxis.autorange": true }""")!.IsWhole);

    [Theory]
    [InlineData("""{ "yaxis.range": [0, 1] }""")]
    [InlineData("""{ "shapes": [] }""")]
    [InlineData("""{ "autosize": true }""")]
    public void OfReader_WhatTheChartDidItself_IsNothing(string change) => Assert.Null(Read(change));

    private static Window? Read(string change) => Window.OfReader(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change));
}
