using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Coach;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Runtime.Runs;
using Studio.Web.Cells.Layers;
using Studio.Web.Charts;
using Studio.Web.Live;

namespace Studio.Web.Cells.Training;

/// <summary>Shows how a transfer learns: curves, layer map, confusion matrix, figures. Before a run a click on the
/// layer map changes the recipe; during a run it steers it.</summary>
public sealed partial class TransferView
{
    private int _chosen;
    private bool _isChosen;
    private IReadOnlyList<ChartRun> _curves = [];
    private SteerBar? _steer;

    [Inject] public required ISnackbar Messages { get; set; }

    private int Chosen => Math.Min(_chosen, State.Runs.Count - 1);

    /// <summary>Seeds train one after the other: the view follows the one that trains until a reader chooses a seed,
    /// and stays with the last.</summary>
    protected override void OnParametersSet()
    {
        if (!_isChosen && State.Runs.TakeWhile(r => !IsTraining(r)).Count() is var first && first < State.Runs.Count)
            _chosen = first;
    }

    private void Choose(int seed) => (_chosen, _isChosen) = (seed, true);

    private static bool IsTraining(RunSummary run) => run.Status is RunStatus.Running or RunStatus.Paused;

    private RunSummary Shown => State.Runs[Chosen];

    /// <summary>The cell's own runs, and the one that it branches off.</summary>
    private IReadOnlyList<Guid> Watched => [.. State.Runs.Select(r => r.Id), .. Cell.Branch is { } branch ? new[] { branch.Run } : []];

    private bool IsLive => State.Runs.Count > 0 && IsTraining(Shown);

    private IReadOnlyList<StageResult> Stages => Backbone?.Stages ?? [];

    private BackboneFacts? Backbone =>
        Notebook.Stated<StatedModel>(Cell.Model) is { } model ? Catalogue.Backbone(model.Backbone)
        : LanguageModel is { } trained ? Catalogue.Backbone(trained.Network) : null;

    /// <summary>What the model cell has trained, if it trains a language model: its network becomes the backbone.</summary>
    private LanguageModel? LanguageModel => Cell.Model is { } id && States.TryGetValue(id, out var state)
        ? state.Runs.Select(r => r.Result).OfType<LanguageModel>().FirstOrDefault() : null;

    /// <summary>Networks for texts normalise no batches.</summary>
    private bool MayNormaliseBatches => Notebook.UnitOf(Cell, Catalogue) != Tokenization.Unit && Backbone?.Input is not Tokenization;

    private bool MayChange => MayEdit && !IsPresented;

    private EventCallback<int> Toggled => MayChange ? EventCallback.Factory.Create<int>(this, index => ToggleAsync(index, null)) : default;

    private EventCallback<RateSlope.Slope> Sloped =>
        MayChange && Recipe is Recipe.FineTuning ? EventCallback.Factory.Create<RateSlope.Slope>(this, SlopeAsync) : default;

    private EventCallback<BatchNormPolicy> PolicyChosen =>
        MayChange && !IsLive ? EventCallback.Factory.Create<BatchNormPolicy>(this, PolicyAsync) : default;

    private IReadOnlyList<string> Classes => ClassesOf(Cell.Data);

    private int LossHeight => IsPresented ? 380 : 250;

    private int AccuracyHeight => IsPresented ? 300 : 230;

    private Recipe Recipe => IsLive && Shown.Request.Cell is Transfer running ? running.Recipe : Cell.Recipe;

    private bool IsWatched => Shown.Request.Cell is Transfer { Recipe: Recipe.FineTuning { WatchForgetting: true } };

    private string NextStep =>
        Notebook.Cell(Cell.Model) is null ? "Choose a pretrained model and a data set. The curves of the training appear here."
        : Notebook.Cell(Cell.Data) is null ? "Choose a data set. The curves of the training appear here."
        : "Press Run. Loss, accuracy and confusion matrix appear here during training. On the right you choose which stages are frozen.";

    /// <summary>The same list as long as the runs are the same, so that charts are not drawn anew.</summary>
    private IReadOnlyList<ChartRun> Curves(IReadOnlyList<LiveRun> live)
    {
        if (!_curves.Select(c => c.Live).SequenceEqual(live))
            _curves = [.. live.Take(State.Runs.Count).Select((run, i) => new ChartRun(run, $"seed {State.Runs[i].Request.Seed}", i)),
                .. live.Skip(State.Runs.Count)
                    .Select(run => new ChartRun(run, $"{Notebook.Cell(Cell.Branch!.Cell)?.Label ?? "parent"} up to "
                        + "the branch", 0, Until: Cell.Branch.Step))];
        return _curves;
    }

    private string LayerHint => !MayEdit || IsPresented ? "" : IsLive ? "click to freeze or unfreeze while it trains"
        : Cell.Recipe is Recipe.FromScratch ? "all layers train from random weights" : "click to freeze or unfreeze, drag the slope";

    /// <summary>A run has only the stages that its recipe ever unfreezes; others would need another run.</summary>
    private bool MayToggle(StagePlan stage) => IsLive ? stage.IsUnfrozen : !stage.IsHead && Cell.Recipe is not Recipe.FromScratch;

    private Task ToggleAsync(int index, LiveRun? run)
    {
        var plan = StagePlan.Of(Recipe, Stages)[index];
        if (IsLive && run is not null)
        {
            var isUnfrozen = StageInterventions.IsUnfrozen(run.Seen.Marks, plan.Name) ?? plan.IsUnfrozen;
            return _steer?.InterveneAsync(isUnfrozen ? new Intervention.Frozen(plan.Name) : new Intervention.Unfrozen(plan.Name))
                ?? Task.CompletedTask;
        }
        return (Cell.Recipe, StageToggle.Of(Cell.Recipe, Stages.Count - 2 - index, Stages.Count - 1)) switch
        {
            (_, null) => Task.CompletedTask,
            (Recipe.FineTuning before, Recipe.FineTuning after) =>
                SetAsync("recipe.unfrozenStages", before.UnfrozenStages, after.UnfrozenStages),
            (var before, var after) => TurnAsync(before, after),
        };
    }

    /// <summary>Says what else changes with a click on a stage, and takes it back if somebody wants that.</summary>
    private async Task TurnAsync(Recipe before, Recipe after)
    {
        var (title, turned) = (Cell.Title, RecipeTurn.Title(Cell.Title, after));
        await ChangeAsync(before, after, title, turned);
        if (RecipeTurn.Sentence(before, after) is { } sentence)
            Messages.Add(sentence, Severity.Normal, says =>
            {
                (says.Action, says.VisibleStateDuration) = ("Undo", 12_000);
                // What was changed since, a slope for example, goes with the recipe that it was of.
                says.OnClick = _ =>
                    InvokeAsync(() => ChangeAsync(Cell.Recipe, before, Cell.Title, Cell.Title == turned ? title : Cell.Title));
            });
    }

    private async Task ChangeAsync(Recipe before, Recipe after, string title, string turned)
    {
        await SetAsync("recipe", before, after);
        if (turned != title)
            await SetAsync("title", title, turned);
    }

    private async Task SlopeAsync(RateSlope.Slope slope)
    {
        if (Cell.Recipe is not Recipe.FineTuning tuning)
            return;
        if (slope.Rate != tuning.BackboneLearningRate)
            await SetAsync("recipe.backboneLearningRate", tuning.BackboneLearningRate, slope.Rate);
        if (slope.Decay != tuning.StageDecay)
            await SetAsync("recipe.stageDecay", tuning.StageDecay, slope.Decay);
    }

    private IReadOnlyList<Finding> Findings => Shown.Result is Classifier trained ? TransferCoach.Of(trained) : [];

    private Task TryAsync(SuggestedChange change) => OnAdd.InvokeAsync(SuggestedCells.Of(Notebook, Cell, change));

    private Task PolicyAsync(BatchNormPolicy policy) =>
        Cell.Recipe is Recipe.FineTuning tuning ? SetAsync("recipe.batchNorm", tuning.BatchNorm, policy) : Task.CompletedTask;
}
