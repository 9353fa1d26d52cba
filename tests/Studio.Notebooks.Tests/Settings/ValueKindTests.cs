using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Settings;

public sealed class ValueKindTests
{
    public static TheoryData<Type> Kinds { get; } = [.. Experiments.Kinds.Of(typeof(Cell)).Values];

    [Theory]
    [InlineData(typeof(Classifier), "a trained classifier")]
    [InlineData(typeof(DatasetResult), "a data set")]
    [InlineData(typeof(EvaluationResult), "an evaluation")]
    [InlineData(typeof(ComparisonResult), "a comparison")]
    [InlineData(typeof(CellResult), "a result")]
    public void Name_OfAValue_StandsInASentence(Type value, string name) => Assert.Equal(name, ValueKind.Name(value));

    [Theory, MemberData(nameof(Kinds))]
    public void Inputs_OfEveryKindOfCell_AskForAValueThatSomeCellGives(Type kind) => Assert.All(CellInputs.Of(kind),
        p => Assert.All(p.Input.Values, value => Assert.Contains(Experiments.Kinds.Of(typeof(Cell)).Values,
            k => ValueKind.ProducedBy(k)?.IsAssignableTo(value) == true)));

    [Fact]
    public void Produces_OfCellsThatOnlySaySomething_IsNothing() => Assert.Equal(
        ["note", "prediction", "try-it", "unknown-cell", "write"],
        Experiments.Kinds.Of(typeof(Cell)).Where(k => ValueKind.ProducedBy(k.Value) is null).Select(k => k.Key));

    [Fact]
    public void Origin_OfTheDataOfAnEvaluation_IsFoundThroughItsModel() =>
        Assert.Equal("data-1", SampleNotebook.Whole.Origin<DatasetResult>("evaluate-1")?.Id);

    [Fact]
    public void Origin_WhereCellsTakeEachOtherIn_Ends()
    {
        var circle = SampleNotebook.With(new Evaluate { Id = "a", Model = "b" }, new Evaluate { Id = "b", Model = "a" });

        Assert.Null(circle.Origin<DatasetResult>("a"));
    }
}
