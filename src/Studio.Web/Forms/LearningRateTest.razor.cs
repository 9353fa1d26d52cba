using Microsoft.AspNetCore.Components;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Editing;
using Studio.Runtime.Link;
using Studio.Web.Cells;
using Studio.Web.Display;

namespace Studio.Web.Forms;

/// <summary>Runs a learning-rate range test of a transfer on a worker that trains, shows its curve,
/// and sets the suggested rate if a person wants it.</summary>
public sealed partial class LearningRateTest
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(400);

    private CancellationTokenSource _following = new();
    private InteractiveRequest.FindLearningRate? _tested;
    private InteractiveAnswer.LearningRateTest? _answer;
    private string? _refusal;
    private bool _isRunning;

    [Inject] public required TimeProvider Time { get; set; }

    [Parameter, EditorRequired] public required Cell Cell { get; set; }

    /// <summary>What the cell will train.</summary>
    [Parameter, EditorRequired] public required StatedTransfer Transfer { get; set; }

    [Parameter, EditorRequired] public required Notebook Notebook { get; set; }

    [Parameter, EditorRequired] public required Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>> Ask { get; set; }

    [Parameter] public EventCallback<NotebookEdit.Set> OnSet { get; set; }

    private int Points => _answer?.Curve.Points.Count ?? 0;

    private double? Suggestion => _answer is { IsFinished: true } ? _answer.Curve.Suggestion : null;

    private string Doing =>
        _answer is null
        ? "Waiting for a worker."
        : $"{char.ToUpperInvariant(_answer.Doing[0])}{_answer.Doing[1..]}."
        + $"{(Points > 0 ? $" Step {Points} of at most {LearningRateCurve.MostPoints}." : "")}";

    private static string Explanation { get; } =
        $"Learning-rate range test: trains at most {LearningRateCurve.MostPoints} steps at rising rates and suggests one. "
        + "The cell and its results stay as they are.";

    /// <summary>Why no test can run; null if one can.</summary>
    private string? Remark => Notebook.Stated<StatedDataset>(Transfer.Data) is null ? "To find a learning rate, choose a data set first."
        : Transfer.Model is null ? "To find a learning rate, choose a pretrained model first."
        : Notebook.Stated<StatedModel>(Transfer.Model) is null ? "A learning-rate range test is not available for a model that a cell of "
            + "this notebook trains."
        : Transfer.IsBranch
        ? "This cell continues from a checkpoint. Find a learning rate in a cell that starts from the beginning." : null;

    /// <summary>What came of it; empty while it runs.</summary>
    private string Outcome => _isRunning ? "" : _refusal ?? (_answer is not { IsFinished: true } ? ""
        : Suggestion is not { } rate ? "The loss did not fall at any learning rate. Check the data and the recipe."
        : $"Suggested learning rate: {Figures.LearningRate(rate)}, in the middle of the longest fall of the "
        + $"loss.{(Transfer.Recipe is Recipe.FineTuning ? " The backbone learning rate keeps its ratio to it." : "")}"
            + $"{(Subject(Wanted).Equals(Subject(_tested)) ? "" : " Settings have changed since this test; it may no longer fit.")}");

    private InteractiveRequest.FindLearningRate? Wanted =>
        Notebook.Stated<StatedDataset>(Transfer.Data) is { } data && Notebook.Stated<StatedModel>(Transfer.Model) is { } model
        ? new(Transfer, data, model) : null;

    /// <summary>What a test depends on: neither names, nor the rate, which it varies, nor what a training does after
    /// its first steps.</summary>
    private static (object?, object?, object?, object?) Subject(InteractiveRequest.FindLearningRate? test) => test is null ? default
        : (test.Task.Recipe.AtLearningRate(1e-3) with { Epochs = 1, EarlyStoppingPatience = 0, Schedule = new ScheduleSettings.Constant() },
            test.Task.Seed, test.Data, test.Model);

    private async Task StartAsync()
    {
        _following.Dispose();
        _following = new();
        var following = _following.Token;
        (_tested, _answer, _refusal, _isRunning) = (Wanted, null, null, true);
        try
        {
            for (var next = (InteractiveRequest)_tested!; Take(await Ask(next, following), following) is { } test;
                next = new InteractiveRequest.FollowLearningRate(test.Worker, test.Test))
            {
                StateHasChanged();
                await Task.Delay(s_pause, Time, following);
            }
        }
        catch (OperationCanceledException) when (following.IsCancellationRequested)
        {
            // Stopped, or the form was closed.
        }
    }

    /// <summary>The test if it still runs.</summary>
    private InteractiveAnswer.LearningRateTest? Take(InteractiveAnswer answer, CancellationToken following)
    {
        following.ThrowIfCancellationRequested();
        if (answer is InteractiveAnswer.LearningRateTest test)
            _answer = test;
        else
            (_answer, _refusal) =
                (null, answer is InteractiveAnswer.Refused refused ? refused.Sentence : "The worker gave no answer. Start the test again.");
        _isRunning = answer is InteractiveAnswer.LearningRateTest { IsFinished: false };
        return _isRunning ? _answer : null;
    }

    private Task StopAsync()
    {
        _following.Cancel();
        (_isRunning, _refusal) = (false, "Stopped.");
        return _answer is { } test
            ? Ask(new InteractiveRequest.FollowLearningRate(test.Worker, test.Test, IsToEnd: true), CancellationToken.None)
            : Task.CompletedTask;
    }

    private Task UseAsync(double rate) =>
        OnSet.InvokeAsync(SettingChange.Of("recipe", Transfer.Recipe, Transfer.Recipe.AtLearningRate(rate)).On(Cell.Id));

    public void Dispose()
    {
        _following.Cancel();
        _following.Dispose();
    }
}
