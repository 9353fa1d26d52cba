using Studio.Experiments.Data;

namespace Studio.Experiments.Tests.Data;

public sealed class ClassPairsTests
{
    [Fact]
    public void Read_LinesWithSpacesAndAnEqualsSignInTheSecondName_GivesPairs() =>
        Assert.Equal(new Dictionary<string, string> { ["plane"] = "airplane", ["a"] = "b=c" },
            ClassPairs.Read(ClassPairs.Lines(" plane = airplane \n\n a=b=c\r\n")));

    [Theory, InlineData("plane", "plane"), InlineData("=airplane", "=airplane"), InlineData("plane=", "plane="),
        InlineData("plane=a\nplane=b", "plane=b")]
    public void Read_NoPairOrASecondOne_QuotesIt(string text, string quoted) =>
        Assert.StartsWith($"'{quoted}' is not a pair",
            Assert.Throws<FormatException>(() => ClassPairs.Read(ClassPairs.Lines(text))).Message, StringComparison.Ordinal);
}
