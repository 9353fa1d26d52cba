using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Worker.Answering;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;
using TorchSharp;

namespace Studio.Worker.Tests.Answering;

public sealed class WritingsTests : IDisposable
{
    private const string Line = "the cat sat on the mat";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Workplace _place = new();
    private readonly Answers _answers;

    public WritingsTests() => _answers = new(_place.Artifacts);

    public void Dispose()
    {
        _answers.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Begin_APrompt_IsAnsweredTokenByToken()
    {
        var pieces = await WriteAsync(Question(Trained()) with { Prompt = "the ", Tokens = 30 });

        var tokens = pieces.OfType<InteractiveAnswer.WrittenToken>().ToArray();
        var ended = Assert.IsType<InteractiveAnswer.WritingEnded>(pieces[^1]);
        Assert.Equal(new InteractiveAnswer.WritingBegun("characters", null), pieces[0]);
        Assert.Equal((30, 30), (tokens.Length, ended.Tokens));
        Assert.Equal(30, string.Concat(tokens.Select(t => t.Text)).Length + ended.Text.Length);
        Assert.All(tokens, t => Assert.Equal(10, t.Likeliest.Count));
        Assert.Equal(tokens[0].Likeliest.OrderByDescending(t => t.Probability), tokens[0].Likeliest);
        Assert.True(ended.TokensPerSecond > 0);
    }

    [Fact]
    public async Task Begin_TheSameSeed_WritesTheSameAndAnotherSeedAnotherText()
    {
        var question = Question(Trained());

        var (first, again) = (Text(await WriteAsync(question)), Text(await WriteAsync(question)));
        var other = Text(await WriteAsync(question with { Settings = question.Settings with { Seed = 2 } }));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Begin_ATextOfItsOwn_SaysTheNearestLineOfIt()
    {
        var trained = Trained(steps: 150);

        var ended = (InteractiveAnswer.WritingEnded)(await WriteAsync(Question(trained) with
            { Prompt = "the ", Settings = new() { Temperature = 0 }, Tokens = 60 }))[^1];

        Assert.Equal(Line, ended.Nearest!.Line);
        Assert.Contains(ended.Nearest.Shared, Line, StringComparison.Ordinal);
        Assert.True(ended.Nearest is { IsWhole: true, Tokens: > 5 });
    }

    [Theory]
    [InlineData("", "The prompt is empty")]
    [InlineData("QZ the", "2 of 6 characters")]
    public async Task Begin_ABadPrompt_IsRefusedWithASentence(string prompt, string words) => Assert.Contains(words,
        Assert.IsType<InteractiveAnswer.Refused>(Assert.Single(await WriteAsync(Question(Trained()) with { Prompt = prompt }))).Sentence,
        StringComparison.Ordinal);

    [Fact]
    public async Task Begin_AnEndlessPrompt_IsRefusedWithItsLength() => Assert.Contains("10,001 characters",
        Assert.IsType<InteractiveAnswer.Refused>(Assert.Single(
            await WriteAsync(Question(Trained()) with { Prompt = new('t', 10_001) }))).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Begin_AModelThatIsGone_IsRefusedWithAWayOut() => Assert.Contains("Run its cell again",
        Assert.IsType<InteractiveAnswer.Refused>(Assert.Single(await WriteAsync(
            Question(Trained()) with { Model = new(new('0', 64), "safetensors", 1) }))).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Begin_WordsThatTheModelDoesNotKnow_AreCounted()
    {
        var pieces = await WriteAsync(Question(Words()) with { Prompt = "The cat zorped a mat", Tokens = 5 });

        Assert.Contains("2 of 5 words of the prompt are unknown to the model: “zorped”, “a”.",
            Assert.IsType<InteractiveAnswer.WritingBegun>(pieces[0]).Note, StringComparison.Ordinal);
        Assert.Equal(5, pieces.OfType<InteractiveAnswer.WrittenToken>().Count());
    }

    [Fact]
    public async Task Stop_InTheMiddle_EndsTheText()
    {
        var (id, first, pieces) = (Guid.NewGuid(), new TaskCompletionSource(), new ConcurrentQueue<InteractiveAnswer>());
        using var goOn = new SemaphoreSlim(0);
        var ended = new TaskCompletionSource();
        _answers.Begin(id, Element(Question(Trained()) with { Tokens = InteractiveRequest.Write.MostTokens }), (piece, isLast) =>
        {
            pieces.Enqueue(piece.Deserialize<InteractiveAnswer>(StudioJson.Options)!);
            if (pieces.Count == 4)
            {
                first.SetResult();
                goOn.Wait(s_patience, TestContext.Current.CancellationToken);
            }
            if (isLast)
                ended.SetResult();
            return true;
        });

        await first.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        _answers.Stop(id);
        goOn.Release();
        await ended.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Equal(3, Assert.IsType<InteractiveAnswer.WritingEnded>(pieces.Last()).Tokens);
    }

    [Fact]
    public async Task Begin_AgainAndAgain_LeavesNoTensor()
    {
        var question = Question(Trained()) with { Tokens = 20 };
        await WriteAsync(question);
        var before = torch.Tensor.TotalCount;

        for (var i = 0; i < 3; i++)
            await WriteAsync(question with { Prompt = i == 1 ? "QZ" : "the " });

        Assert.InRange(torch.Tensor.TotalCount, 0, before);
    }

    private static InteractiveRequest.Write Question(LanguageModel model) => Question(model.Model) with
        { Dataset = model.Dataset, TrainingText = model.TrainingText };

    private static InteractiveRequest.Write Question(ArtifactReference model) => new(model, "the ", new(), 40);

    private LanguageModel Trained(int steps = 2) => (LanguageModel)_place.Run(new WriteTextRunner(), new WriteText
    {
        Id = "text", Text = string.Join('\n', Enumerable.Repeat(Line, 60)),
        Settings = new()
        {
            Steps = steps, Streams = 4, Window = 16, HiddenSize = 32, EmbeddingSize = 8, SampleEvery = 1000, SampleLength = 5,
            Prompt = "the ",
        },
    }, 1);

    /// <summary>Random weights over a few words.</summary>
    private ArtifactReference Words()
    {
        var vocabulary = WordTokenizer.Of([Line], minFrequency: 1);
        using var network = new RecurrentLanguageModel(new()
            { Cell = RecurrentKind.Gru, Vocabulary = vocabulary.Count, Embedding = 4, Hidden = 8, Layers = 1 }, 0);
        var path = Path.Combine(_place.Folder, "words.safetensors");
        SafeTensors.Write(path, network.state_dict(), new Dictionary<string, string>
            { ["vocabulary"] = JsonSerializer.Serialize(Enumerable.Range(0, vocabulary.Count).Select(vocabulary.Name)) });
        return _place.Artifacts.PutFileAsync(path, "safetensors").GetAwaiter().GetResult();
    }

    private static string Text(IEnumerable<InteractiveAnswer> pieces) =>
        string.Concat(pieces.OfType<InteractiveAnswer.WrittenToken>().Select(t => t.Text));

    private static JsonElement Element(InteractiveRequest question) => JsonSerializer.SerializeToElement(question, StudioJson.Options);

    private async Task<IReadOnlyList<InteractiveAnswer>> WriteAsync(InteractiveRequest.Write question)
    {
        var (pieces, whole) = (new List<InteractiveAnswer>(), new TaskCompletionSource());
        _answers.Begin(Guid.NewGuid(), Element(question), (piece, isLast) =>
        {
            pieces.Add(piece.Deserialize<InteractiveAnswer>(StudioJson.Options)!);
            if (isLast)
                whole.SetResult();
            return true;
        });
        await whole.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        return pieces;
    }
}
