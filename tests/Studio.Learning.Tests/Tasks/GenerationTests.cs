using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class GenerationTests : IDisposable
{
    private readonly RecurrentLanguageModel _network = new(new()
    {
        Cell = RecurrentKind.Gru, Vocabulary = 4, Embedding = 2, Hidden = 3, Layers = 1,
    });

    /// <summary>Whatever stands before, the next token is 0 to 3 with the probabilities 0.1, 0.2, 0.3 and 0.4.</summary>
    public GenerationTests()
    {
        using var guard = no_grad();
        foreach (var (name, parameter) in _network.named_parameters())
            if (name == "decoder.bias")
                parameter.copy_(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }).log());
            else
                parameter.zero_();
    }

    public void Dispose() => _network.Dispose();

    [Theory]
    [InlineData(1, 0, 1, "0.1 0.2 0.3 0.4")]
    [InlineData(1, 3, 1, "0 0.22 0.33 0.44")]
    [InlineData(1, 0, 0.7, "0 0 0.43 0.57")]
    [InlineData(1, 0, 0.71, "0 0.22 0.33 0.44")]
    [InlineData(1, 2, 0.5, "0 0 0 1")]
    [InlineData(0.5, 0, 1, "0.033 0.133 0.3 0.533")]
    [InlineData(0, 0, 1, "0 0 0 1")]
    [InlineData(1, 9, 1, "0.1 0.2 0.3 0.4")]
    public void Continue_ManyTokens_HaveTheProbabilitiesOfTheSettings(double temperature, int topK, double topP, string expected)
    {
        var settings = new GenerationSettings { Temperature = temperature, TopK = topK, TopP = topP, Seed = 7 };

        var tokens = new Generation(_network, settings).Continue([0]).Take(3000).ToArray();

        foreach (var (token, share) in expected.Split(' ').Select(double.Parse).Index())
            Assert.Equal(share, tokens.Count(t => t == token) / 3000.0, share is 0 or 1 ? 0 : 0.03);
    }

    [Fact]
    public void Continue_TwiceFromOneObject_GivesTheSameTokensAndLeavesNoTensor()
    {
        var generation = new Generation(_network, new() { Temperature = 1 });
        var first = generation.Continue([1, 2]).Take(50).ToArray();
        var before = Tensor.TotalCount;

        Assert.Equal(first, generation.Continue([1, 2]).Take(50));
        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);
    }

    [Fact]
    public void Likeliest_Two_AreSorted()
    {
        var likeliest = new Generation(_network, new()).Likeliest([0], 2);

        Assert.Equal([3, 2], likeliest.Select(l => l.Token));
        Assert.Equal(0.4, likeliest[0].Probability, 1e-6);
    }

    [Fact]
    public void Continue_EmptyPrompt_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new Generation(_network, new()).Continue([]));

    [Fact]
    public void Continue_NetworkOfNaN_IsRefused()
    {
        using (no_grad())
            _network.named_parameters().Single(p => p.name == "decoder.bias").parameter.mul_(tensor(float.NaN));

        Assert.Throws<InvalidDataException>(() => new Generation(_network, new()).Continue([0]).First());
    }

    [Theory]
    [InlineData(-1, 0, 1), InlineData(1, -1, 1), InlineData(1, 0, 0), InlineData(1, 0, 1.5)]
    public void Settings_OutOfRange_AreRefused(double temperature, int topK, double topP) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new Generation(_network, new() { Temperature = temperature, TopK = topK, TopP = topP }));
}
