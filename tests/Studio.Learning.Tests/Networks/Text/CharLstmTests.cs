using Studio.Learning.Networks.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Text;

public sealed class CharLstmTests
{
    [Fact]
    public void StateDict_OfTwoLayers_HasThePublishedNames()
    {
        using var network = new CharLstm(vocabulary: 30, embedding: 8, hidden: 16, layers: 2, dropout: 0.1);

        Assert.Equal(
            ["decoder.bias", "decoder.weight", "encoder.weight", "rnn.bias_hh_l0", "rnn.bias_hh_l1", "rnn.bias_ih_l0", "rnn.bias_ih_l1",
                "rnn.weight_hh_l0", "rnn.weight_hh_l1", "rnn.weight_ih_l0", "rnn.weight_ih_l1"],
            network.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(30 * 8 + (8 + 16 + 2) * 4 * 16 + (16 + 16 + 2) * 4 * 16 + 17 * 30, network.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Forward_InTwoPieces_GivesWhatOnePieceGivesAndLeavesNoTensor()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var network = new CharLstm(vocabulary: 30, embedding: 8, hidden: 16, layers: 2, dropout: 0.5);
        network.eval();
        var characters = randint(0, 30, [10, 3], dtype: ScalarType.Int64);
        var before = Tensor.TotalCount;

        var (whole, h, c) = network.call(characters, null);
        var grown = Tensor.TotalCount - before;
        var first = network.call(characters.slice(0, 0, 4, 1), null);
        var second = network.call(characters.slice(0, 4, 10, 1), (first.h, first.c));

        Assert.InRange(grown, long.MinValue, 3);
        Assert.Equal([10, 3, 30], whole.shape);
        Assert.Equal([2, 3, 16], h.shape);
        Assert.True(cat([first.logits, second.logits]).allclose(whole, 1e-5, 1e-6));
        Assert.True(second.c.allclose(c, 1e-5, 1e-6));
    }
}
