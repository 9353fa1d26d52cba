using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Text;

public sealed class RecurrentLanguageModelTests
{
    private static readonly RecurrentShape s_shape =
        new() { Cell = RecurrentKind.Lstm, Vocabulary = 30, Embedding = 8, Hidden = 16, Layers = 2 };

    [Fact]
    public void StateDict_OfTwoLayers_HasThePublishedNames()
    {
        using var network = new RecurrentLanguageModel(s_shape, 0.1);

        Assert.Equal(
            ["decoder.bias", "decoder.weight", "encoder.weight", "rnn.bias_hh_l0", "rnn.bias_hh_l1", "rnn.bias_ih_l0", "rnn.bias_ih_l1",
                "rnn.weight_hh_l0", "rnn.weight_hh_l1", "rnn.weight_ih_l0", "rnn.weight_ih_l1"],
            network.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(30 * 8 + (8 + 16 + 2) * 4 * 16 + (16 + 16 + 2) * 4 * 16 + 17 * 30, network.parameters().Sum(p => p.numel()));
    }

    [Theory]
    [InlineData(RecurrentKind.Lstm, false, 2), InlineData(RecurrentKind.Gru, false, 1), InlineData(RecurrentKind.Gru, true, 1)]
    public void Forward_InTwoPieces_GivesWhatOnePieceGivesAndLeavesNoTensor(RecurrentKind cell, bool isTied, int states)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var network = new RecurrentLanguageModel(s_shape with { Cell = cell, Embedding = 16, IsTied = isTied }, 0.5);
        network.eval();
        var characters = randint(0, 30, [10, 3], dtype: ScalarType.Int64);
        var before = Tensor.TotalCount;

        var whole = network.call(characters, null);
        var grown = Tensor.TotalCount - before;
        var first = network.call(characters.slice(0, 0, 4, 1), null);
        var second = network.call(characters.slice(0, 4, 10, 1), first.State);

        Assert.InRange(grown, long.MinValue, 3 + states);
        Assert.Equal([10, 3, 30], whole.Logits.shape);
        Assert.Equal([10, 3, 16], whole.Raw.shape);
        Assert.Equal(states, whole.State.Count);
        Assert.All(whole.State, s => Assert.Equal([2, 3, 16], s.shape));
        Assert.True(cat([first.Logits, second.Logits]).allclose(whole.Logits, 1e-5, 1e-6));
        Assert.True(second.State[^1].allclose(whole.State[^1], 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Stages_TogetherHoldEachParameterOnce(bool isTied)
    {
        using var network = new RecurrentLanguageModel(s_shape with { Embedding = 16, IsTied = isTied });

        Assert.Equal(["embedding", "rnn.0", "rnn.1", "decoder"], network.Stages.Select(s => s.Name));
        Assert.Equal(network.parameters().Sum(p => p.numel()), network.Stages.SelectMany(s => s.Parameters).Sum(p => p.numel()));
        Assert.Equal(4, network.Stages[2].Parameters.Count);
    }

    [Fact]
    public void Tied_OfDifferentWidths_SaysBoth()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new RecurrentLanguageModel(s_shape with { IsTied = true }));

        Assert.Contains("8 and 16 differ", refusal.Message, StringComparison.Ordinal);
    }
}
