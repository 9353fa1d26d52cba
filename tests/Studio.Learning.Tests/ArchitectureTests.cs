using NetArchTest.Rules;
using Studio.Experiments;
using Studio.Learning.Transfer;
using Studio.Runtime.Tests.Architecture;

namespace Studio.Learning.Tests;

public sealed class ArchitectureTests
{
    private static readonly Types s_learning = Types.InAssembly(typeof(Catalog).Assembly);

    [Fact]
    public void Experiments_AllTypes_UseNothingButTheFramework()
    {
        var foreign = typeof(StudioJson).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Learning_AllTypes_KnowNeitherWebNorClusterNorTerminal()
    {
        var strangers = typeof(Catalog).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => new[] { "Microsoft.AspNetCore", "Orleans", "Microsoft.Orleans", "Spectre", "System.CommandLine", "Studio.Cli",
                "Studio.Web" }.Any(s => n.StartsWith(s, StringComparison.Ordinal)));

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("Studio.Learning.Training")]
    [InlineData("Studio.Learning.Tasks")]
    [InlineData("Studio.Learning.Data")]
    [InlineData("Studio.Learning.Networks")]
    [InlineData("Studio.Learning.Weights")]
    [InlineData("Studio.Learning.Measures")]
    public void TestPart_OutsideTransfer_IsUnknown(string area)
    {
        var result = s_learning.That().ResideInNamespaceStartingWith(area).ShouldNot().HaveDependencyOn(typeof(TestPart).FullName!)
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void TestPart_InTransfer_IsReadByTheRunAlone()
    {
        var users = s_learning.That().HaveDependencyOn(typeof(TestPart).FullName!).GetTypes().Where(t => !t.IsNested).Select(t => t.Name);

        Assert.Subset(new HashSet<string> { nameof(TestPart), "TransferRun" }, users.ToHashSet());
    }

    [Theory]
    [InlineData("Studio.Learning.Networks", "Studio.Learning.Transfer")]
    [InlineData("Studio.Learning.Networks", "Studio.Learning.Training")]
    [InlineData("Studio.Learning.Training", "Studio.Learning.Tasks")]
    [InlineData("Studio.Learning.Training", "Studio.Learning.Transfer")]
    [InlineData("Studio.Learning.Tasks", "Studio.Learning.Transfer")]
    [InlineData("Studio.Learning.Data", "Studio.Learning.Transfer")]
    [InlineData("Studio.Learning.Weights", "Studio.Learning.Transfer")]
    public void Layers_LowerArea_DoesNotUseTheUpper(string lower, string upper)
    {
        var result = s_learning.That().ResideInNamespaceStartingWith(lower).ShouldNot().HaveDependencyOn(upper).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Folders_UseOnlyThoseBelow() => Assert.Empty(new FolderOrder(typeof(Catalog).Assembly,
        ".", "Sampling", "Devices", "Measures", "Measures/Transferability", "Measures/Translation", "Weights/Formats",
        "Data/Sets", "Data/Splits", "Data/Images", "Data/Text/Tokenizers", "Data/Text", "Data/Text/Generated",
        "Data/Text/Reading",
        "Data/Translation", "Data/Inspection", "Data/Glyphs", "Data/Textures", "Data",
        "Networks", "Networks/Vision", "Networks/Text", "Networks/Translation", "Networks/Generative",
        "Networks/Generative/StyleGan2", "Weights", "Networks/Generative/Layouts", "Weights/LanguageModels",
        "Weights/Published", "Data/Published",
        "Training/Optimizers", "Training/Memory", "Training/Batches", "Training/Statistics", "Training", "Tasks/Generating", "Tasks",
        "Tasks/Translating", "Diagnostics",
        "Transfer/Features", "Transfer/Heads", "Transfer/Regularisers", "Transfer", "Transfer/Classes", "Transfer/Choice",
        "Transfer/Recognition", "Transfer/Sequences").Violations());
}
