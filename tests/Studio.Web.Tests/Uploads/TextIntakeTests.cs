using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class TextIntakeTests
{
    [Theory]
    [InlineData("good\tA film.\nbad\tA bore.", "label\ttext\ngood\tA film.\nbad\tA bore.")]
    [InlineData("\n good\tA film.", "label\ttext\ngood\tA film.")]
    [InlineData("Label\ttext\ngood\tA film.", "Label\ttext\ngood\tA film.")]
    [InlineData("sentence\tlabel\nA film.\tgood", "sentence\tlabel\nA film.\tgood")]
    [InlineData("text,label\nA film.,good", "text,label\nA film.,good")]
    public void Pasted_LinesWithATab_HaveTheHeaderThatTheFieldPromises(string lines, string table) =>
        Assert.Equal(table, TextIntake.Pasted(lines));
}
