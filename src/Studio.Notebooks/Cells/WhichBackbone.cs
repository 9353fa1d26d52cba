using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Notebooks.Code;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Scores candidates on a data set before any training, and says afterwards how good the forecast was.</summary>
[Display(Name = "Which backbone?", Description = "Ranks pretrained networks for a data set before any training, and shows how "
    + "reliable each score is.", Order = 3)]
[Produces(typeof(BackboneChoiceResult))]
public sealed record WhichBackbone : Cell
{
    [Input(typeof(DatasetResult), Offers = "labelsPerClass")]
    [Description("Data set: the cell to choose a network for. The scores use its training set only.")]
    public string? Data { get; init; }

    [DisplayName("Candidates"), Input(typeof(ModelResult), IsRequired = false)]
    [Description("Candidates: the model cells to choose among. Empty takes all bundled networks, and each with random weights as a "
        + "baseline.")]
    public IReadOnlyList<string> Models { get; init; } = [];

    [DisplayName("Train heads")]
    [Description("Train heads: afterwards trains a linear head on each candidate and compares the scores with its test accuracy.")]
    public bool TrainHeads { get; init; } = true;

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the labelled {items}, the random baselines and the initial heads.")]
    public ulong Seed { get; init; } = 1;

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var networks = Models.Count == 0 ? "the bundled networks" : string.Join(", ", Models.Select(id => notebook.Cell(id)?.Name ?? id));
        return $"Score {networks} on {StatedDataset.WithLabels(notebook, Data, catalogue)}"
            + $"{(TrainHeads ? ", then train a head on each" : "")}; seed {Seed}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Models.Count > 0 && Models.Distinct().Count() < 2)
            yield return new("models",
                "A choice needs at least two different networks. Choose more model cells, or none to take all bundled networks.");
    }

    /// <summary>The cells that put one of the candidates to use: a transfer on this cell's data, and a model cell before it where the
    /// notebook has none for the candidate.</summary>
    public IReadOnlyList<Cell> TransferFrom(ScoredBackbone chosen, Notebook notebook)
    {
        var transfer =
            new Transfer { Id = CellIds.Free(notebook, CellKind.Of(typeof(Transfer)).Kind), Title = $"With {chosen.Title}", Data = Data };
        if (notebook.Cells.FirstOrDefault(c => notebook.Stated<StatedModel>(c.Id) == new StatedModel(chosen.Backbone, chosen.Weights))
            is { } known)
            return [transfer with { Model = known.Id }];
        var model = new PretrainedModel { Id = CellIds.Free(notebook, CellKind.Of(typeof(PretrainedModel)).Kind), Title = chosen.Title,
            Backbone = chosen.Backbone, Weights = chosen.Weights };
        return [model, transfer with { Model = model.Id }];
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) =>
        WhichBackboneProgram.Of(this, notebook);
}
