using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class NotebookEditingTests
{
    private static readonly Notebook s_whole = SampleNotebook.Whole;

    [Fact]
    public void Apply_AcceptedEdit_RaisesTheRevisionByOne() =>
        Assert.Equal(s_whole.Revision + 1, s_whole.Do(new NotebookEdit.Rename("Other")).Revision);

    [Fact]
    public void Rename_Blank_IsRefused() =>
        Assert.Equal("A notebook needs a title. Give it one.", s_whole.Refusal(new NotebookEdit.Rename("  ")));

    [Theory]
    [InlineData(null)]
    [InlineData("note-1")]
    [InlineData("removed-meanwhile")]
    public void Add_UnderACell_PutsItThereOrElseLast(string? after)
    {
        var changed = s_whole.Do(new NotebookEdit.Add(new Note { Id = "note-2" }, after));

        Assert.Equal(after == "removed-meanwhile" ? s_whole.Cells[^1].Id : after, Above(changed, "note-2"));
    }

    [Fact]
    public void Add_TakenName_IsRefusedWithAFreeOne() =>
        Assert.Equal("There is already a cell 'note-1'. 'note-2' is free.",
            s_whole.Refusal(new NotebookEdit.Add(new Note { Id = "note-1" }, null)));

    [Theory]
    [InlineData("")]
    [InlineData("Note")]
    [InlineData("../note")]
    [InlineData("1-note")]
    [InlineData("note\n")]
    public void Add_IllFormedName_IsRefused(string id) =>
        Assert.Contains("lower-case letters, digits and hyphens", s_whole.Refusal(new NotebookEdit.Add(new Note { Id = id }, null)),
            StringComparison.Ordinal);

    [Fact]
    public void Add_SettingOutsideItsRange_IsRefused() => Assert.Equal("Seeds is 21. It must lie between 1 and 20.",
        s_whole.Refusal(new NotebookEdit.Add(new Transfer { Id = "transfer-1", Seeds = 21 }, null)));

    [Fact]
    public void Add_TextThatPassesForANewerCell_IsRefused() => Assert.Contains("cannot be added here",
        s_whole.Refusal(new NotebookEdit.Add(new UnknownCell("dream", "} anything") { Id = "dream-1" }, null)), StringComparison.Ordinal);

    [Fact]
    public void Remove_CellThatOthersTakeIn_ClearsTheirInputsAndNamesThem()
    {
        var outcome = Assert.IsType<EditOutcome.Accepted>(s_whole.Try(new NotebookEdit.Remove("frozen")));

        Assert.Equal("Evaluate 1, Compare 1, Try it 1, Prediction 1 used “Frozen” as an input. Choose another cell there.", outcome.Remark);
        Assert.Null(outcome.Notebook.Cell("frozen"));
        Assert.Null(((Evaluate)outcome.Notebook.Cell("evaluate-1")!).Model);
        Assert.Equal(["scratch"], ((Compare)outcome.Notebook.Cell("compare-1")!).Models);
    }

    [Fact]
    public void Remove_CellThatNobodyTakesIn_LeavesTheOthersAsTheyAre()
    {
        var outcome = Assert.IsType<EditOutcome.Accepted>(s_whole.Try(new NotebookEdit.Remove("note-1")));

        Assert.Null(outcome.Remark);
        Assert.Equal(s_whole.Cells.Skip(1), outcome.Notebook.Cells);
    }

    [Fact]
    public void Remove_OneOfTwoOfOneName_LeavesTheOther()
    {
        var twice = SampleNotebook.With(new Note { Id = "note-1", Markdown = "a" }, new Note { Id = "note-1", Markdown = "b" });

        Assert.Equal("b", Assert.IsType<Note>(Assert.Single(twice.Do(new NotebookEdit.Remove("note-1")).Cells)).Markdown);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("try-it-1", "try-it-1")]
    [InlineData("evaluate-1", "evaluate-1")]
    [InlineData("data-1", "note-1")]
    public void Move_UnderACell_PutsItThere(string? after, string? above)
    {
        var changed = s_whole.Do(new NotebookEdit.Move("data-1", after));

        Assert.Equal((s_whole.Cells.Count, above), (changed.Cells.Count, Above(changed, "data-1")));
    }

    private static string? Above(Notebook notebook, string id) => notebook.Cells.TakeWhile(c => c.Id != id).LastOrDefault()?.Id;

    [Fact]
    public void Move_UnderARemovedCell_IsRefused() =>
        Assert.Equal("There is no cell 'gone' any more to move it below: it was deleted.",
            s_whole.Refusal(new NotebookEdit.Move("data-1", "gone")));

    [Fact]
    public void Apply_ToARemovedCell_IsRefused() => Assert.All<NotebookEdit>(
        [new NotebookEdit.Remove("gone"), new NotebookEdit.Move("gone", null), Say.Set("gone", "title", "", "x")],
        edit => Assert.Equal("There is no cell 'gone' any more: it was deleted.", s_whole.Refusal(edit)));

    [Fact]
    public void Set_TwoSettingsByTwoPeople_BothSurvive()
    {
        var changed = s_whole.Do(Say.Set("tuned", "recipe.epochs", 2, 5))
            .Do(Say.Set("tuned", "recipe.optimizer.weightDecay", SampleNotebook.Cell<Transfer>("tuned").Recipe.Optimizer.WeightDecay, 0.01))
            .Do(Say.Set("tuned", "seeds", 1, 3));

        Assert.Equal((5, 0.01, 3), changed.Cell("tuned") is Transfer { Recipe: var recipe, Seeds: var seeds }
            ? (recipe.Epochs, recipe.Optimizer.WeightDecay, seeds) : default);
    }

    [Fact]
    public void Set_ValueThatSomebodyElseChanged_IsRefused() =>
        Assert.Equal("Someone else has changed Epochs to 2. Check it, and change it again if needed.",
        s_whole.Refusal(Say.Set("tuned", "recipe.epochs", 7, 5)));

    [Fact]
    public void Set_ATextThatSomebodyElseChanged_IsLate()
    {
        Assert.True(Assert.IsType<EditOutcome.Refused>(s_whole.Try(Say.Set("tuned", "recipe.epochs", 7, 5))).IsLate);
        Assert.False(Assert.IsType<EditOutcome.Refused>(s_whole.Try(Say.Set("tuned", "recipe.epochs", 2, -1))).IsLate);
    }

    [Fact]
    public void Set_TheSameTwice_IsAcceptedTwice()
    {
        var once = s_whole.Do(Say.Set("tuned", "recipe.epochs", 2, 5));

        Assert.Equal(StudioJson.Write(once.Cells), StudioJson.Write(once.Do(Say.Set("tuned", "recipe.epochs", 2, 5)).Cells));
    }

    [Fact]
    public void Set_WholeRecipe_SeenInTheShortForm_IsAccepted()
    {
        var seen = JsonDocument.Parse("""{ "kind": "feature-extraction", "epochs": 6 }""").RootElement;

        var changed =
            s_whole.Do(new NotebookEdit.Set("frozen", "recipe", seen, Say.Json<Recipe>(new Recipe.FineTuning { UnfrozenStages = 2 })));

        Assert.Equal(new Recipe.FineTuning { UnfrozenStages = 2 }, ((Transfer)changed.Cell("frozen")!).Recipe);
    }

    [Theory]
    [InlineData("recipe.epoch", "5", "There is no setting 'recipe.epoch' in “Tuned”. Its settings are: id, title, isFolded, ")]
    [InlineData("inputs", "[]", "There is no setting 'inputs' in “Tuned”.")]
    [InlineData("seed.x", "5", "There is no setting 'seed.x' in “Tuned”.")]
    [InlineData("id", "\"other\"", "The id of a cell cannot change.")]
    [InlineData("recipe.epochs", "\"many\"", "Epochs cannot be \"many\". It takes a whole number.")]
    [InlineData("recipe.epochs", "2.5", "Epochs cannot be 2.5. It takes a whole number.")]
    [InlineData("recipe.epochs", "null", "Epochs cannot be null. It takes a whole number.")]
    [InlineData("recipe.epochs", "0", "Epochs is 0. It must lie between 1 and 10,000.")]
    [InlineData("recipe.batchNorm", "\"Off\"", "Batch normalisation cannot be \"Off\". It takes one of: FrozenStatistics, Frozen, Adapt, "
        + "ReEstimate.")]
    [InlineData("recipe.batchNorm", "7", "Batch normalisation has no option 7. Choose one of: FrozenStatistics, Frozen, Adapt, "
        + "ReEstimate.")]
    [InlineData("recipe.optimizer.learningRate", "\"NaN\"", "Learning rate is NaN. It must lie between 0.00000001 and 100.")]
    [InlineData("recipe.augmentation.padPixels", "4", "Data augmentation is not chosen, so it has no 'padPixels'. Choose it first.")]
    [InlineData("recipe.optimizer", "{\"kind\":\"lion\"}", "Optimizer cannot be {\"kind\":\"lion\"}. "
        + "It takes settings of one of these kinds: sgd, adam, adamw.")]
    [InlineData("recipe.optimizer", "{\"kind\":\"sgd\",\"momentum\":2}", "Momentum is 2. It must lie between 0 and 0.9999.")]
    [InlineData("recipe", "{\"kind\":\"fine-tuning\",\"schedule\":null}", "Recipe cannot be")]
    [InlineData("recipe", "null", "Recipe cannot be null.")]
    [InlineData("title", "null", "Title cannot be null. It takes a text.")]
    public void Set_WhatCannotBe_IsRefusedWithAReason(string setting, string value, string sentence)
    {
        var seen = SettingAt(s_whole.Cell("tuned")!, setting);

        Assert.StartsWith(sentence, s_whole.Refusal(new NotebookEdit.Set("tuned", setting, seen, JsonDocument.Parse(value).RootElement)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data-1", "source", "cats", "There is no data set 'cats'.")]
    [InlineData("model-1", "weights", "cats", "There are no weights 'cats' for 'resnet-glyphs'.")]
    [InlineData("tuned", "model", "data-1", "Model needs a pretrained model or a language model; Data set 1 gives a data set.")]
    [InlineData("tuned", "data", "gone", "There is no cell 'gone' in this notebook.")]
    public void Set_NameThatNamesNothing_IsRefused(string id, string setting, string value, string sentence) => Assert.StartsWith(sentence,
        s_whole.Refusal(new NotebookEdit.Set(id, setting, SettingAt(s_whole.Cell(id)!, setting), Say.Json(value))),
        StringComparison.Ordinal);

    [Fact]
    public void Set_WhatOnlyDoesNotFitTogetherYet_IsAccepted()
    {
        Assert.IsType<EditOutcome.Accepted>(s_whole.Try(Say.Set("model-1", "backbone", "resnet-glyphs", "resnet18")));
        Assert.IsType<EditOutcome.Accepted>(s_whole.Try(Say.Set<string?, string>("tuned", "data", "data-1", null)));
        Assert.IsType<EditOutcome.Accepted>(
            s_whole.Try(Say.Set("tuned", "recipe", SampleNotebook.Cell<Transfer>("tuned").Recipe, (Recipe)new Recipe.FromScratch())));
    }

    [Fact]
    public void Set_OnACellOfANewerStudio_IsRefused() => Assert.Contains("can be moved and deleted here",
        SampleNotebook.With(new UnknownCell("dream", "{}") { Id = "dream-1" }).Refusal(Say.Set("dream-1", "title", "", "x")),
        StringComparison.Ordinal);

    [Property]
    public void Set_AnySettingOfAnyCell_ChangesItAndNothingElse(int seed)
    {
        var random = new RandomNotebooks(seed);
        var notebook = random.Notebook();
        foreach (var cell in notebook.Cells)
            foreach (var property in SettingProperties.Of(cell.GetType())
                .Where(p => p.Name != "id" && p.Attribute<InputAttribute>() is null && CanBeSet(notebook, cell, p.Name)))
            {
                var present = property.Get!(cell);
                var wanted = SettingProperties.Element(random.Other(property, cell, notebook), property.PropertyType);
                if (CellFaults.Of(notebook, SettingChange.Put(cell, property.Name, wanted), SampleStudio.Catalogue)
                    .Any(f => f.Setting == property.Name))
                    continue;

                var changed = notebook.Do(new NotebookEdit.Set(cell.Id, property.Name,
                    SettingProperties.Element(present, property.PropertyType), wanted));

                var back = changed.Do(new NotebookEdit.Set(cell.Id, property.Name, wanted,
                    SettingProperties.Element(present, property.PropertyType)));
                Assert.Equal(StudioJson.Write(wanted),
                    StudioJson.Write(SettingProperties.Element(property.Get!(changed.Cell(cell.Id)!), property.PropertyType)));
                Assert.Equal(StudioJson.Write(notebook.Cells.Select(c => c == cell ? Settled(c, property) : c)),
                    StudioJson.Write(back.Cells.Select(c => c.Id == cell.Id ? Settled(c, property) : c)));
            }
    }

    /// <summary>Without the settings that follow another one.</summary>
    private static Cell Settled(Cell cell, JsonPropertyInfo property) =>
        cell is PretrainedModel model && property.Name == "backbone" ? model with { Weights = null } : cell;

    /// <summary>There is another choice, and the present one may be taken again.</summary>
    private static bool CanBeSet(Notebook notebook, Cell cell, string setting) =>
        cell.Choices(setting, notebook, SampleStudio.Catalogue).Count != 1
        && CellFaults.Of(notebook, cell, SampleStudio.Catalogue).All(f => f.Setting != setting);

    private static JsonElement SettingAt(Cell cell, string path)
    {
        var element = Say.Json(cell);
        foreach (var name in path.Split('.'))
            element = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;
        return element;
    }
}
