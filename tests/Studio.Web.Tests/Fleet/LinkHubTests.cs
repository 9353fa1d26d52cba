using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Recipes;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Accounts;
using Studio.Runtime.Devices;
using Studio.Runtime.Persons;
using Studio.Runtime.Runs;
using Studio.Runtime.Services;
using Studio.Runtime.Link;
using Studio.Web.Fleet;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Fleet;

/// <remarks>Its worker takes runs, so it has a studio of its own.</remarks>
public sealed class LinkHubTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly InteractiveRequest.FindLearningRate s_find =
        new(new(null, null, new Recipe.FeatureExtraction(), Seed: 1), new("toys"), new("net", null));

    private static readonly InteractiveRequest.Write s_write = new(new(new('a', 64), "safetensors", 1), "The ", new(), 2);

    private readonly RunningStudio _studio = new();

    public ValueTask InitializeAsync() => _studio.InitializeAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Hello_WithTheStudiosCatalogue_IsWelcomeAndGetsTheNextRun()
    {
        await using var worker = new FakeWorker(_studio.SocketPath);
        Assert.Null(await worker.HelloAsync(WorkerRole.Training));

        var run = await StartAsync();

        Assert.Equal(run, (await worker.Applied.Task.WaitAsync(s_patience)).Run);
    }

    [Fact]
    public async Task Hello_WithAnotherCatalogue_IsRefusedWithASentence()
    {
        await using var worker = new FakeWorker(_studio.SocketPath);

        Assert.Contains("catalogue", await worker.HelloAsync(WorkerRole.Training, "other"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Memory_OfALinkedWorker_IsSeenOnTheBoard()
    {
        await using var worker = new FakeWorker(_studio.SocketPath);
        await worker.HelloAsync(WorkerRole.Training);

        await worker.UseAsync(3L << 30);

        using var patience = new CancellationTokenSource(s_patience);
        await foreach (var devices in _studio.Services.GetRequiredService<DeviceBoard>().WatchAsync(patience.Token))
            if (devices.Any(d => d.UsedBytes == 3L << 30))
                return;
    }

    [Fact]
    public async Task Ask_TheInteractiveWorker_BringsItsAnswer()
    {
        await using var worker =
            new FakeWorker(_studio.SocketPath) { Answer = _ => new InteractiveAnswer.Probabilities(["ant", "bee"], [.25f, .75f], 3) };
        await worker.HelloAsync(WorkerRole.Interactive);

        var answer =
            await Interactive.AskAsync("viewer", new InteractiveRequest.Pictures(FakeCatalogue.Dataset, [1], 32), CancellationToken.None);

        Assert.Equal([.25f, .75f], Assert.IsType<InteractiveAnswer.Probabilities>(answer).Values);
    }

    [Fact]
    public async Task Ask_WithNobodyThere_SaysWhatToDo()
    {
        var answer =
            await Interactive.AskAsync("viewer", new InteractiveRequest.Pictures(FakeCatalogue.Dataset, [1], 32), CancellationToken.None);

        Assert.Contains("Start it with a device", Assert.IsType<InteractiveAnswer.Refused>(answer).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ForALearningRate_GoesToTheWorkerThatTrainsAndFollowsItThere()
    {
        await using var interactive = new FakeWorker(_studio.SocketPath);
        await interactive.HelloAsync(WorkerRole.Interactive);
        await using var training = new FakeWorker(_studio.SocketPath)
            { Answer = asked => new InteractiveAnswer.LearningRateTest("fake-Training", Guid.Empty, "", new([new(1e-3, 2)], false),
                asked is InteractiveRequest.FollowLearningRate) };
        await training.HelloAsync(WorkerRole.Training);

        var begun = await Interactive.AskAsync("viewer", s_find, CancellationToken.None);
        var followed = await Interactive.AskAsync("viewer", new InteractiveRequest.FollowLearningRate("fake-Training", Guid.Empty),
            CancellationToken.None);
        var gone = await Interactive.AskAsync("viewer", new InteractiveRequest.FollowLearningRate("other", Guid.Empty),
            CancellationToken.None);

        Assert.False(Assert.IsType<InteractiveAnswer.LearningRateTest>(begun).IsFinished);
        Assert.True(Assert.IsType<InteractiveAnswer.LearningRateTest>(followed).IsFinished);
        Assert.Contains("ended", Assert.IsType<InteractiveAnswer.Refused>(gone).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ForALearningRateWithNobodyWhoTrains_SaysWhatToDo()
    {
        var answer = await Interactive.AskAsync("viewer", s_find, CancellationToken.None);

        Assert.Contains("no worker that trains", Assert.IsType<InteractiveAnswer.Refused>(answer).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_PiecesThatOvertakeEachOther_ArriveInTheirOrderAndEnd()
    {
        await using var worker = new FakeWorker(_studio.SocketPath)
        {
            Pieces = _ => [(1, Token("a"), false), (0, new InteractiveAnswer.WritingBegun("words", null), false),
                (3, new InteractiveAnswer.WritingEnded("", 2, 9), true), (2, Token("b"), false)],
        };
        await worker.HelloAsync(WorkerRole.Interactive);

        var pieces = await Interactive.StreamAsync(s_write, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["WritingBegun", "WrittenToken", "WrittenToken", "WritingEnded"], pieces.Select(p => p.GetType().Name));
        Assert.Equal(["a", "b"], pieces.OfType<InteractiveAnswer.WrittenToken>().Select(t => t.Text));
        Assert.False(worker.Stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task Stream_WhenItsReaderLeaves_IsStoppedInTheWorker()
    {
        await using var worker = new FakeWorker(_studio.SocketPath) { Pieces = _ => [(0, Token("a"), false)] };
        await worker.HelloAsync(WorkerRole.Interactive);

        await Interactive.StreamAsync(s_write, TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);

        await worker.Stopped.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Stream_WhenItsWorkerEnds_SaysSo()
    {
        var worker = new FakeWorker(_studio.SocketPath) { Pieces = _ => [(0, Token("a"), false)] };
        await worker.HelloAsync(WorkerRole.Interactive);
        var pieces = Interactive.StreamAsync(s_write, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await pieces.MoveNextAsync();

        await worker.DisposeAsync();
        await pieces.MoveNextAsync();

        Assert.Contains("in the middle", Assert.IsType<InteractiveAnswer.Refused>(pieces.Current).Sentence, StringComparison.Ordinal);
        await pieces.DisposeAsync();
    }

    private static InteractiveAnswer.WrittenToken Token(string text) => new(text, []);

    private InteractiveWorker Interactive => _studio.Services.GetRequiredService<InteractiveWorker>();

    private async Task<Guid> StartAsync()
    {
        var person = await _studio.Services.GetRequiredService<PersonService>().JoinAsync("Ada", PersonRole.Member);
        var notebook = await _studio.Services.GetRequiredService<NotebookService>()
            .CreateAsync(person, new Notebook("Fake", [new Dataset { Id = "data", Source = FakeCatalogue.Dataset }]));
        return Assert.IsType<RunOutcome.Started>(await _studio.Services.GetRequiredService<RunService>()
            .StartAsync(notebook, "data", person)).Runs[0];
    }
}
