using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Settings;

public sealed class CellFormTests
{
    [Fact]
    public void Of_AnInput_OffersTheCellsThatFit()
    {
        var data = Form(SampleNotebook.Cell<Transfer>("frozen")).Single(s => s.Path == "model");

        Assert.Equal(SettingType.Input, data.Type);
        Assert.Equal([("model-1", "Pretrained model 1"), ("model-2", "Nothing \"learnt\""), ("write-1", "Character language model 1"),
            ("model-3", "Language model 3")], data.Choices.Select(c => (c.Value.GetString(), c.Label)));
    }

    [Fact]
    public void Of_SeveralInputs_OffersThemToo() =>
        Assert.Equal(["frozen", "tuned", "scratch"],
            Form(SampleNotebook.Cell<Compare>("compare-1")).Single().Choices.Select(c => c.Value.GetString()));

    [Fact]
    public void Of_ANameOfTheCatalogue_IsAChoice()
    {
        var form = Form(SampleNotebook.Cell<PretrainedModel>("model-1"));

        Assert.Equal([SettingType.Choice, SettingType.Choice], form.Select(s => s.Type));
        Assert.Equal([null, "resnet-glyphs-source"], form[1].Choices.Select(c => c.Value.GetString()));
        Assert.Contains("glyphs-ink", Form(SampleNotebook.Cell<Dataset>("data-1"))[0].Choices.Select(c => c.Value.GetString()));
    }

    [Fact]
    public void Of_AnUpload_StaysAmongTheChoices()
    {
        var upload = new Dataset { Id = "data-2", Source = "upload:" + new string('a', 64) };

        Assert.Equal(upload.Source, Form(upload)[0].Choices[^1].Value.GetString());
    }

    [Theory, InlineData("sentences-target", "texts"), InlineData("glyphs-target", "images"), InlineData(null, "examples")]
    public void Of_ATransfer_SpeaksOfTheItemsOfItsDataSet(string? source, string unit)
    {
        var transfer = new Transfer { Id = "transfer", Data = source is null ? null : "data" };
        var notebook = new Notebook("Test", [.. source is null ? [] : new[] { new Dataset { Id = "data", Source = source } }, transfer]);

        var recipe = CellForm.Of(notebook, transfer, SampleStudio.Catalogue).Single(s => s.Path == "recipe").Kinds[0].Settings;

        var batch = recipe.Single(s => s.Path == "recipe.batchSize");
        Assert.Equal(unit, batch.Unit);
        Assert.StartsWith($"Batch size: {unit} per optimizer step.", batch.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(recipe, s => s.Description!.Contains('{', StringComparison.Ordinal));
    }

    private static IReadOnlyList<SettingDescription> Form(Cell cell) => CellForm.Of(SampleNotebook.Whole, cell, SampleStudio.Catalogue);
}
