using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Trains from scratch, frozen and fine-tuned with few and with many labels, to see how many labels
/// pretraining saves, and what each costs.</summary>
/// <remarks>Every recipe is taken with its defaults but for the margin, none is tuned to the data:
/// the same tuning budget on each side, which is none.</remarks>
[Display(Name = "Label efficiency", Description = "Accuracy against labels per class, from scratch, frozen and fine-tuned: how many "
    + "labels pretraining saved, and what it cost.", Order = 7)]
[Produces(typeof(LabelEfficiencyResult))]
public sealed record LabelEfficiency : Cell
{
    private static readonly int[] s_ladder = [1, 2, 5, 10, 20, 50, 100];

    [Input(typeof(DatasetResult)),
        Description("Data set: the cell whose {items} are used. Its own number of labels per class is ignored here.")]
    public string? Data { get; init; }

    [Input(typeof(ModelResult))]
    [Description("Pretrained model: the cell whose network is used; from scratch it starts without its weights.")]
    public string? Model { get; init; }

    [DisplayName("Maximum labels per class"), Setting(Unit = "labels"), Range(2, 100)]
    [Description("Maximum labels per class: the curve has points at 1, 2, 5, 10, 20, 50 and 100 labels per class, up to this many. Fewer "
        + "points take less time.")]
    public int MostLabels { get; init; } = 100;

    [Setting(Group = SettingGroup.Data, Unit = "pixels", Items = Preprocessing.Unit), Range(0, 64)]
    [Description("Margin: black border on each side of the network's input, for all recipes; the image is scaled into the rest.")]
    public int Margin { get; init; }

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the labelled {items}, the validation split, the initial head and the order in training.")]
    public ulong Seed { get; init; } = 1;

    [Range(1, 10)]
    [Description("Number of seeds, counted from the first. With the same seed all recipes have the same labels; more seeds give narrower "
        + "intervals.")]
    public int Seeds { get; init; } = 3;

    [DisplayName("Step limit"), Setting(Group = SettingGroup.Training, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Step limit: maximum number of optimizer steps per training run. Empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    [JsonIgnore]
    public IReadOnlyList<int> Ladder => [.. s_ladder.Where(labels => labels <= MostLabels)];

    /// <summary>Scratch is first: the others are measured against it.</summary>
    [JsonIgnore]
    public IReadOnlyList<Recipe> Recipes =>
        [new Recipe.FromScratch { Margin = Margin }, new Recipe.FeatureExtraction { Margin = Margin },
            new Recipe.FineTuning { Margin = Margin }];

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"{StatedModel.NameOf(notebook, Model, catalogue)} on {StatedDataset.NameOf(notebook, Data, catalogue)} with {Ladder[0]} to "
        + $"{MostLabels} labels per class, "
        + $"from scratch, frozen and fine-tuned; {(Seeds == 1 ? "one seed" : $"{Seeds} seeds")}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (notebook.Stated<StatedModel>(Model) is { Weights: null })
            yield return new("model", "This cell needs pretrained weights to compare with. Choose a model cell that has weights.");
        if (notebook.Stated<StatedModel>(Model) is { } network && catalogue.Backbone(network.Backbone) is { } backbone
            && RecipeChecks.Margin("margin", Margin, backbone) is { } fault)
            yield return fault;
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable)
    {
        var (data, model) = (ProgramLines.Data(notebook, Data, this), ProgramLines.Model(notebook, Model, this));
        return $$"""
            using Studio.Experiments.Recipes;
            using Studio.Learning;
            using Studio.Learning.Data;
            using Studio.Learning.Networks;
            using Studio.Learning.Transfer;
            using Studio.Learning.Weights;

            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            var backbone = Catalog.Find<IBackbone>({{CSharp.Of(model.Backbone)}}, "backbone");
            using var store = new WeightStore(WeightStoreOptions.OfUser());
            var weights = await store.FetchAsync(WeightCatalogue.Find({{CSharp.Of(model.Weights)}}));
            foreach (var labels in new[] { {{string.Join(", ", Ladder)}} })
                foreach (Recipe recipe in new Recipe[] { {{string.Join(", ", Recipes.Select(CSharp.Of))}} })
                {
                    var results = Enumerable.Range(0, {{Seeds}}).Select(i => new TransferRun(new(backbone, recipe is Recipe.FromScratch ? null : weights, images, recipe,
                        Seed: {{Seed}} + (ulong)i, labels{{(MaxSteps is { } steps ? $", {steps}" : "")}})).Run().Value).ToArray();
                    Console.WriteLine($"{labels} labels, {recipe.GetType().Name}: {results.Average(r => r.Accuracy.Estimate):P1} on average, {results.Average(r => r.Seconds):F1} s");
                }

            """;
    }
}
