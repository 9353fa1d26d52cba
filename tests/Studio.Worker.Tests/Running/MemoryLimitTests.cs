using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Worker.Tests.Fakes;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Running;

/// <summary>Real workers with a limit on their memory.</summary>
public sealed class MemoryLimitTests : IAsyncLifetime
{
    private FakeStudio _studio = null!;

    public async ValueTask InitializeAsync() => _studio = await FakeStudio.OpenAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Execute_NeedsMoreThanOneGigabyte_IsRefusedWithABatchSizeThatFits()
    {
        var worker = await _studio.StartWorkerAsync(memoryGigabytes: 1);
        var tooLarge = await AddAsync(batchSize: 256);
        await _studio.ExecuteAsync(worker, tooLarge);

        var refused = await _studio.EndOfAsync(tooLarge);

        Assert.Equal(RunStatus.Failed, refused.Status);
        Assert.Matches(@"ResNet-18 with batch size 256 takes about \d+\.\d GB .* A batch size of \d+ fits", refused.Sentence);
        Assert.False(worker.HasExited);
    }

    [Fact]
    public async Task Execute_TakesMoreThanItsLimitAllTheSame_EndsWithASentenceAndItsWorker()
    {
        // Less than an idle worker takes: whatever it does is too much.
        var worker = await _studio.StartWorkerAsync(memoryGigabytes: 0.1);
        var run = await AddAsync(batchSize: 4);
        await _studio.ExecuteAsync(worker, run);

        var ended = await _studio.EndOfAsync(run);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(RunStatus.Failed, ended.Status);
        Assert.Contains("memory", ended.Sentence, StringComparison.Ordinal);
        Assert.Contains("not tried again unchanged", ended.Sentence, StringComparison.Ordinal);
    }

    private Task<Guid> AddAsync(int batchSize) => _studio.AddRunAsync(
        new Transfer { Id = "transfer", Data = "data", Model = "model", MaxSteps = 2,
            Recipe = new Recipe.FromScratch { BatchSize = batchSize, Epochs = 1 } }, 1,
        ("data", Made.Glyphs(5)),
        ("model", new ModelResult("resnet18", "ResNet-18", null, "hash", "none", "", [], Preprocessing.ImageNet) { Classes = [] }));
}
