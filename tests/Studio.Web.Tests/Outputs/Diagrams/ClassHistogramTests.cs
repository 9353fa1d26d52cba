using Bunit;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Web.Outputs.Diagrams;

namespace Studio.Web.Tests.Outputs.Diagrams;

public sealed class ClassHistogramTests : BunitContext
{
    [Fact]
    public void Histogram_WithoutATestFolder_SaysThatValidationIsTheTestSet() =>
        Assert.Equal(["training", "validation, used as test set"], Heads(DataPart.Train, DataPart.Validation));

    [Fact]
    public void Histogram_WithATestFolder_CallsEachByItsName() =>
        Assert.Equal(["training", "validation", "test"], Heads(DataPart.Train, DataPart.Validation, DataPart.Test));

    private IEnumerable<string> Heads(params DataPart[] parts) => Render<ClassHistogram>(p => p.Add(h => h.Unit, "images")
        .Add(h => h.Classes, ["cat", "dog"]).Add(h => h.Parts, [.. parts.Select(part => new PartResult(part, [3, 4]))]))
        .FindAll("thead th").Skip(1).Select(h => h.TextContent.Trim());
}
