using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Runs;
using Studio.Worker.Tests.Answering;
using Studio.Worker.Tests.Fakes;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Running;

public sealed class TrainingWorkerTests : IAsyncLifetime
{
    private FakeStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await FakeStudio.OpenAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Execute_PausedSteeredAndStopped_FollowsEachCommand()
    {
        var run = await _studio.AddRunAsync(new Transfer
            { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FineTuning { Epochs = 500, HeadWarmUpEpochs = 0 } }, 1,
            ("data", Made.Glyphs(labels: 24)), ("model", Made.Pretrained()));
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, run);
        await UntilAsync(run, e => e is RunEvent.Metrics);

        await _studio.CommandAsync(worker, run, new RunCommand.Pause());
        await UntilAsync(run, e => e is RunEvent.Status { Is: RunStatus.Paused });
        await _studio.CommandAsync(worker, run, new RunCommand.Intervene(new Intervention.RatesScaled(0.5)), "grace");
        await _studio.CommandAsync(worker, run, new RunCommand.Resume());
        await UntilAsync(run, e => e is RunEvent.Mark { Person: "grace" });
        await _studio.CommandAsync(worker, run, new RunCommand.Stop());

        Assert.Equal(RunStatus.Cancelled, (await _studio.EndOfAsync(run)).Status);
        Assert.False(worker.HasExited);
    }

    [Fact]
    public async Task Execute_AskedToYield_PutsTheRunBackAtAnEpochsEnd()
    {
        var run = await _studio.AddRunAsync(new Transfer
            { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FineTuning { Epochs = 500, HeadWarmUpEpochs = 0 } }, 1,
            ("data", Made.Glyphs(labels: 24)), ("model", Made.Pretrained()));
        var worker = await _studio.StartWorkerAsync();
        var lease = await _studio.ExecuteAsync(worker, run);
        await UntilAsync(run, e => e is RunEvent.Metrics);

        await _studio.CommandAsync(worker, run, new RunCommand.Yield(lease.Epoch));
        await UntilAsync(run, e => e is RunEvent.Status { Is: RunStatus.Queued });

        var summary = await _studio.Journal.FindAsync(run, TestContext.Current.CancellationToken);
        Assert.Null(summary!.Worker);
        Assert.NotNull(await _studio.Journal.LatestCheckpointAsync(run, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Execute_CellThatCannotRun_FailsWithASentence()
    {
        var run = await _studio.AddRunAsync(new Evaluate { Id = "look", Model = "transfer" });
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, run);

        var end = await _studio.EndOfAsync(run);

        Assert.Equal(RunStatus.Failed, end.Status);
        Assert.StartsWith("'look' needs a trained classifier", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_CheckpointThatIsGone_FailsInsteadOfTryingForEver()
    {
        var run = await _studio.AddRunAsync(new Dataset { Id = "data" });
        var before = await _studio.Journal.TakeAsync(run, "before", TestContext.Current.CancellationToken);
        await _studio.Journal.AppendAsync(before!, [], new(5, 0, new(new string('a', 64), "tar", 1), false),
            TestContext.Current.CancellationToken);

        await _studio.ExecuteAsync(await _studio.StartWorkerAsync(), run);

        Assert.Contains("no longer among", (await _studio.EndOfAsync(run)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ForALearningRate_IsFollowedToItsSuggestion()
    {
        var worker = await _studio.StartWorkerAsync();

        var begun = Assert.IsType<InteractiveAnswer.LearningRateTest>(await AskAsync(worker, RateTestTests.Asked()));
        var answer = begun;
        await FakeStudio.UntilAsync(async () =>
            (answer = Assert.IsType<InteractiveAnswer.LearningRateTest>(await AskAsync(worker,
                new InteractiveRequest.FollowLearningRate(begun.Worker, begun.Test)))).IsFinished);

        Assert.False(begun.IsFinished);
        Assert.InRange(answer.Curve.Suggestion!.Value, 1e-4, 0.1);
    }

    [Fact]
    public async Task Ask_ForALearningRateDuringARun_IsRefusedWithASentence()
    {
        var run = await _studio.AddRunAsync(new Transfer
            { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FineTuning { Epochs = 500, HeadWarmUpEpochs = 0 } }, 1,
            ("data", Made.Glyphs(labels: 24)), ("model", Made.Pretrained()));
        var worker = await _studio.StartWorkerAsync();
        await _studio.ExecuteAsync(worker, run);

        var answer = await AskAsync(worker, RateTestTests.Asked());

        Assert.Contains("busy with a run", Assert.IsType<InteractiveAnswer.Refused>(answer).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_DuringALearningRateTest_EndsTheTestAndRuns()
    {
        var run = await _studio.AddRunAsync(new Dataset { Id = "data" });
        var worker = await _studio.StartWorkerAsync();
        var slow = RateTestTests.Asked(new Recipe.FromScratch { BatchSize = 512 }) with
            { Data = new("glyphs-target"), Model = new("resnet-glyphs", null) };
        var begun = Assert.IsType<InteractiveAnswer.LearningRateTest>(await AskAsync(worker, slow));

        await _studio.ExecuteAsync(worker, run);

        Assert.Equal(RunStatus.Completed, (await _studio.EndOfAsync(run)).Status);
        var answer = await AskAsync(worker, new InteractiveRequest.FollowLearningRate(begun.Worker, begun.Test));
        Assert.Contains("A run started on this worker", Assert.IsType<InteractiveAnswer.Refused>(answer).Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SecondWorkerOnTheDevice_IsRefused()
    {
        await _studio.StartWorkerAsync();

        var second = _studio.Start();
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, second.ExitCode);
    }

    [Fact]
    public async Task Start_StudioWithAnotherCatalogue_Ends()
    {
        _studio.Refusal = "It has another catalogue.";

        var worker = _studio.Start();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, worker.ExitCode);
    }

    private async Task<InteractiveAnswer> AskAsync(Process worker, InteractiveRequest question) =>
        (await _studio.AskAsync<JsonElement>(worker,
            JsonSerializer.SerializeToElement(question, StudioJson.Options))).Deserialize<InteractiveAnswer>(StudioJson.Options)!;

    private Task UntilAsync(Guid run, Predicate<RunEvent> isThere) =>
        FakeStudio.UntilAsync(async () => (await _studio.EntriesAsync(run)).Any(e => isThere(e.Event)));
}
