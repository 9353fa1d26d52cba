using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Glyphs;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Code;

public sealed class CellProgramTests : IDisposable
{
    private static readonly Notebook s_whole = SampleNotebook.Whole;
    private readonly string _folder = Directory.CreateTempSubdirectory("programs-").FullName;

    public static TheoryData<string> Cells { get; } = [.. s_whole.Cells.Where(c => c is not (Note or Prediction)).Select(c => c.Id)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Sample_OfCells_HasEveryKind() =>
        Assert.Equal(CellKind.All, s_whole.Cells.Select(CellKind.Of).Distinct().OrderBy(k => CellKind.All.ToList().IndexOf(k)));

    [Theory, MemberData(nameof(Cells))]
    public void Of_EveryCell_Compiles(string id) => Programs.Compile(Of(id));

    [Fact]
    public void Of_ATryOfATranslator_Translates()
    {
        var program = CellProgram.Of(s_whole, new TryIt { Id = "try-it-2", Model = "translate-1" }, SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.Contains("TranslationModel.Open([\"translate-1.safetensors\"]", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ALanguageModelThatIsTunedToADataset_ReadsItsTextsAndStartsFromTheOther()
    {
        var notebook = s_whole with { Cells = [.. s_whole.Cells, new Dataset { Id = "texts", Source = "sentences-target" }] };

        var program = CellProgram.Of(notebook, new TrainLanguageModel { Id = "model-4", Model = "model-3", Data = "texts" },
            SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.Contains("weights = \"model-3-1.safetensors\"", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ANote_IsNothing() => Assert.Null(CellProgram.Of(s_whole, s_whole.Cells[0], SampleStudio.Catalogue));

    [Fact]
    public void Of_ACellThatCannotRun_SaysWhyAndNoMore() => Assert.Equal(
        "// This cell cannot run yet.\n// Model is not chosen yet. Choose a cell that gives a trained classifier, or add one.\n",
        CellProgram.Of(s_whole, new Evaluate { Id = "evaluate-2" }, SampleStudio.Catalogue));

    [Fact]
    public void Of_TitlesWithLineEnds_StaysAComment()
    {
        var cell = SampleNotebook.Cell<Dataset>("data-1") with { Title = "a\nConsole.WriteLine(1);\u2028b\rc" };

        Assert.All(CellProgram.Of(s_whole, cell, SampleStudio.Catalogue)!.Split('\n')
            .TakeWhile(l => !l.StartsWith("using", StringComparison.Ordinal)), l => Assert.StartsWith("//", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ABranch_ResumesFromTheCheckpoint()
    {
        var program =
            CellProgram.Of(s_whole, SampleNotebook.Cell<Transfer>("tuned") with { StartFrom = new('a', 64) }, SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.Contains("Checkpoint = new(\"checkpoint.safetensors\")", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnEvaluationOnOtherData_MatchesTheClassesByName()
    {
        var program = CellProgram.Of(s_whole,
            new Evaluate { Id = "evaluate-1", Model = "frozen", Data = "data-1", ClassPairs = "plane=air\"plane" },
            SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.Contains("[\"plane\"] = \"air\\\"plane\"", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ATransferOnDataWithoutCopies_LeavesThemOut()
    {
        var parted = s_whole with
            { Cells = [.. s_whole.Cells.Select(c => c is Dataset { Id: "data-1" } data ? data with { DropCopies = true } : c)] };

        var program = CellProgram.Of(parted, parted.Cell("frozen")!, SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.Contains("{ LeftOut = TestCopies.Find(images) }", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ASteeredRunOfSeveral_IsThatRunAlone()
    {
        var program = CellProgram.Of(s_whole, SampleNotebook.Cell<Transfer>("frozen"), SampleStudio.Catalogue,
            [new(1, new Intervention.RatesScaled(2))])!;

        Programs.Compile(program);
        Assert.DoesNotContain("foreach", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Dataset_CountsImages() => Assert.StartsWith("Train: 7800 images\n", Run("data-1"), StringComparison.Ordinal);

    [Fact]
    public void Run_PretrainedModel_ListsStages() =>
        Assert.Matches("stem: [0-9,]+ parameters\n(.*\n)*head: [0-9,]+ parameters\n", Run("model-1"));

    [Fact]
    public void Run_ModelWithoutWeights_ListsStages() => Assert.Contains("layer3", Run("model-2"), StringComparison.Ordinal);

    [Fact]
    public void Run_FineTuning_ReportsAccuracy() =>
        Assert.Matches("[0-9.]+\u00a0?%? ?of 2400 test images", Run("tuned").Replace(" %", "%", StringComparison.Ordinal));

    [Fact]
    public void Run_Evaluation_OfTheTransferBeforeIt_EvaluatesTheSameImages()
    {
        var trained = Run("frozen");

        var evaluated = Run("evaluate-1");

        Assert.Equal(Seeds(trained), Seeds(evaluated));
        Assert.Equal(2 * (12 + 9), evaluated.Split('\n').Count(l => l.StartsWith("  ", StringComparison.Ordinal)));

        static IEnumerable<string> Seeds(string said) =>
            said.Split('\n').Where(l => l.StartsWith("Seed", StringComparison.Ordinal)).Select(l => l.Split('%')[0]);
    }

    [Fact]
    public void Run_TryIt_AnswersForEachPicture()
    {
        Run("frozen");
        SavePicture(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "try-it-1", "pictures")).FullName, "mine.png"));

        Assert.Matches(@"\Apictures/mine.png\n(  [a-z]+: [0-9.]+ ?%\n){3}\z", Run("try-it-1"));
    }

    [Fact]
    public void Run_Comparison_OfTheTransfersBeforeIt_GivesTheirAccuraciesAndTheDifference()
    {
        var frozen = Run("frozen");
        Run("scratch");

        var compared = Run("compare-1");

        Assert.Matches(@"\AFrozen: .* ± .* over seeds 1, 2\nTransfer \(scratch\): .* over seeds 1, 2\n  [+-].* against Frozen, ", compared);
        Assert.Equal(Shares(frozen).Take(2).Average(), Shares(compared)[0], 0.11);

        static double[] Shares(string said) =>
            [.. System.Text.RegularExpressions.Regex.Matches(said, @"([0-9.]+)\s?%(?= of| ±)")
                .Select(m => double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void Run_LabelEfficiency_ReportsEachRecipeOnEachStep() =>
        Assert.Equal(2 * 3, Run("efficiency-1").Split('\n').Count(l => l.Contains(" on average, ", StringComparison.Ordinal)));

    [Fact]
    public void Run_TaskSequence_ReportsWhatEachMethodKeeps() => Assert.Equal(["Naive", "EWC", "Rehearsal"],
        Run("sequence-1").Split('\n').Where(l => l.Contains(" right after the last task, ", StringComparison.Ordinal))
            .Select(l => l.Split(':')[0]));

    [Fact]
    public void Of_ATaskSequenceUnderEveryMethod_CompilesAndNamesThem()
    {
        var cell = new TaskSequence { Id = "sequence-2", Data = "data-1", Model = "model-2", Rehearsal = new() { ImagesPerClass = 3 } };

        var program = CellProgram.Of(s_whole, cell, SampleStudio.Catalogue)!;

        Programs.Compile(program);
        Assert.All(["ContinualMethod.FrozenBackbone", "Regulariser.L2Sp", "Regulariser.ElasticWeightConsolidation",
            "Regulariser.LearningWithoutForgetting", "ImagesPerClass = 3", "ContinualMethod.Joint", "TaskScenario.ClassIncremental"],
            said => Assert.Contains(said, program, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Choice_RanksTheNetworksAndEvaluatesTheForecast()
    {
        var told = Run("which-1");

        Assert.StartsWith("ResNet for glyphs, resnet-glyphs-source: LogME ", told, StringComparison.Ordinal);
        Assert.Contains("LogME: its first choice ranks 1 of 2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AChoiceAmongAllThatAreBundled_Compiles() => Programs.Compile(CellProgram.Of(s_whole,
        SampleNotebook.Cell<WhichBackbone>("which-1") with { Models = [], TrainHeads = false }, SampleStudio.Catalogue)!);

    [Fact]
    public void Run_Drawing_LeavesItsGrids()
    {
        Run("draw-1");

        Assert.Equal(["draw-1-000000.png", "draw-1-000002.png", "draw-1-000004.png", "draw-1-discriminator.safetensors",
            "draw-1.safetensors"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Run_Writing_ShowsWhatItWrites() => Assert.Matches("After 2 steps:\nThe [^\0]+After 4 steps:\nThe ", Run("write-1"));

    [Fact]
    public void Run_Translating_ShowsTranslations() => Assert.Matches(" → [^\0]+Epoch 1: BLEU [0-9.]+\n.+ → ", Run("translate-1"));

    [Fact]
    public void Of_ATextOfOnesOwn_IsReadFromAFile() =>
        Assert.Contains("File.ReadAllText(\"mine.txt\")",
            CellProgram.Of(s_whole, new WriteText { Id = "mine", Text = "The end." }, SampleStudio.Catalogue), StringComparison.Ordinal);

    [Fact]
    public void Run_ASteeredTransfer_KeepsItsTimetable()
    {
        var cell = SampleNotebook.Cell<Transfer>("tuned") with
            { Recipe = new Recipe.FineTuning { Epochs = 3, UnfrozenStages = 2, HeadWarmUpEpochs = 0 } };
        var program = CellProgram.Of(s_whole, cell, SampleStudio.Catalogue,
            [new(4, new Intervention.Frozen("layer3")), new(2, new Intervention.RatesScaled(0.5))])!;

        var told = Programs.Run(program.Replace("Control = control", "Control = control, Emit = e => { if (e is TrainingEvent.Intervened "
            + "done) Console.WriteLine(done.Sentence); }", StringComparison.Ordinal), _folder);

        Assert.Contains("control.Ask(new Intervention.RatesScaled(0.5), afterStep: 2);\ncontrol.Ask(new Intervention.Frozen(\"layer3\"), "
            + "afterStep: 4);\n", program, StringComparison.Ordinal);
        Assert.Contains("Learning rates × 0.5 after step 2.", told, StringComparison.Ordinal);
        Assert.Contains("'layer3' frozen after step 4.", told, StringComparison.Ordinal);
    }

    private static string Of(string id) => CellProgram.Of(s_whole, s_whole.Cell(id)!, SampleStudio.Catalogue)!;

    private string Run(string id) => Programs.Run(Of(id), _folder);

    private static void SavePicture(string path)
    {
        using var glyphs = Studio.Learning.Data.Datasets.Images(new GlyphsTarget().Open());
        var image = glyphs.Decode(0);
        var pixels = image.Pixels.Chunk(3).SelectMany(p => p.Append(byte.MaxValue)).ToArray();
        using var bitmap = SkiaSharp.SKImage.FromPixelCopy(new(image.Width, image.Height, SkiaSharp.SKColorType.Rgba8888), pixels);
        using var png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, png.ToArray());
    }
}
