using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Cells;

public sealed class TaskSequenceTests
{
    private static readonly TaskSequence s_cell = new() { Id = "sequence", Data = "data-1", Model = "model-1" };

    [Fact]
    public void Method_AsItComes_BeginWithNoneAndEndWithJoint() =>
        Assert.Equal(["Naive", "Frozen backbone", "L2-SP", "EWC", "LwF", "Rehearsal", "Joint"], s_cell.Methods.Select(r => r.Title));

    [Fact]
    public void Method_SwitchedOff_AreNotAmongThem() =>
        Assert.Equal(["Naive", "LwF"],
            (s_cell with { FrozenBackbone = null, L2Sp = null, ElasticWeightConsolidation = null, Rehearsal = null,
                Joint = null }).Methods.Select(r => r.Title));

    [Fact]
    public void File_OfSwitchedOffAndTunedMethod_GivesThemBack()
    {
        var cell = s_cell with { L2Sp = null, ElasticWeightConsolidation = new() { Lambda = 5 }, Scenario = TaskScenario.TaskIncremental };

        Assert.Equal(cell, NotebookFile.Read(NotebookFile.Write(SampleNotebook.With(cell))).Cells[0]);
    }

    [Fact]
    public void Form_OfTheScenario_LeavesOutWhatTheClassesCannotBeTrainedIn() =>
        Assert.Equal(["TaskIncremental", "ClassIncremental"],
            Form().Single(s => s.Path == "scenario").Choices.Select(c => c.Value.GetString()));

    [Fact]
    public void Form_OfEveryMethod_CanSwitchItOffAndExplainsIt() =>
        Assert.All(Form().Where(s => s.Type == SettingType.Record && s.Path != "optimizer"), setting =>
    {
        Assert.True(setting.IsOptional);
        Assert.True(Assert.Single(setting.Kinds).Description!.Length > 100);
    });

    [Fact]
    public void Sentence_OfACell_SaysTasksScenarioAndMethod() => Assert.Equal(
        "ResNet for glyphs learns Glyphs: sketched things with 5 labels per class in 4 tasks, class-incremental, "
            + "6 epochs per task at learning rate 0.001; "
        + "continual-learning methods: Frozen backbone, L2-SP, EWC, LwF, Rehearsal, Joint; 3 seeds.",
        s_cell.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue));

    private static IReadOnlyList<SettingDescription> Form() => CellForm.Of(SampleNotebook.Whole, s_cell, SampleStudio.Catalogue);
}
