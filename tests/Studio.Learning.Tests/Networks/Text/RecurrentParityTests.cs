using System.Text.Json;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace Studio.Learning.Tests.Networks.Text;

/// <summary>libtorch's LSTM and GRU through TorchSharp equal PyTorch's: outputs, states, packed sequences and gradients.</summary>
public sealed class RecurrentParityTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 7)];

    [Theory, MemberData(nameof(Cases))]
    public void Forward_EachCase_EqualsPyTorch(int number)
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("recurrent/cells.json");
        var expected = json.RootElement.GetProperty("cases")[number];
        using var network = new Recurrent(expected);
        var x = Fill.Of("rnn_input", [6, 3, 5]).requires_grad_();
        var states = new[] { "h0", "c0" }.Select(name => Fill.Of(name, [network.States, 3, 7], 0.5)).ToArray();

        var (output, h, c) = network.Call(x, (states[0], states[1]));
        var loss = (output * Fill.Of("loss_weight", output.shape)).sum();
        loss.backward();
        var fromZero = network.Call(x, null);

        Digest(expected, "output", output);
        Digest(expected, "h_n", h);
        if (c is not null)
            Digest(expected, "c_n", c);
        Digest(expected, "output_zero_state", fromZero.Output);
        Assert.Equal(expected.GetProperty("loss_value").GetDouble(), loss.item<float>(), 1e-5 * output.abs().sum().item<float>());
        Digest(expected, "grad_input", x.grad!);
        foreach (var gradient in expected.GetProperty("grads").EnumerateObject())
            TrainingStepTests.Digest(gradient.Value, network.Gradient(gradient.Name), "gradient of " + gradient.Name, Tolerance);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Forward_PackedSequences_EqualsPyTorch(int number)
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("recurrent/cells.json");
        var expected = json.RootElement.GetProperty("cases")[number];
        using var network = new Recurrent(expected);
        using var packed = pack_padded_sequence(Fill.Of("rnn_input", [6, 3, 5]),
            tensor(expected.GetProperty("packed_lengths").EnumerateArray().Select(l => l.GetInt64()).ToArray()));

        var (output, h) = network.Call(packed);

        Digest(expected, "packed_output_zero_state", output);
        Digest(expected, "packed_h_n", h);
    }

    private static void Digest(JsonElement expected, string name, Tensor actual) =>
        TrainingStepTests.Digest(expected.GetProperty(name), actual, name, Tolerance);

    /// <summary>Either kind of layer with a case's weights.</summary>
    private sealed class Recurrent : IDisposable
    {
        private readonly LSTM? _lstm;
        private readonly GRU? _gru;

        public Recurrent(JsonElement expected)
        {
            var (layers, isBidirectional) = (expected.GetProperty("layers").GetInt32(), expected.GetProperty("bidirectional").GetBoolean());
            States = layers * (isBidirectional ? 2 : 1);
            if (expected.GetProperty("kind").GetString() == "LSTM")
                _lstm = nn.LSTM(5, 7, layers, bidirectional: isBidirectional);
            else
                _gru = nn.GRU(5, 7, layers, bidirectional: isBidirectional);
            Fill.Network(Network, expected.GetProperty("weight_gain").GetDouble());
            Assert.Equal(expected.GetProperty("manifest").EnumerateArray().Select(r => r[0].GetString()!).Order(StringComparer.Ordinal),
                Network.state_dict().Keys.Order(StringComparer.Ordinal));
        }

        public int States { get; }

        private nn.Module Network => (nn.Module?)_lstm ?? _gru!;

        public Tensor Gradient(string name) => Network.named_parameters().Single(p => p.name == name).parameter.grad!;

        public (Tensor Output, Tensor H, Tensor? C) Call(Tensor x, (Tensor, Tensor)? state)
        {
            if (_lstm is not null)
                return _lstm.call(x, state);
            var (output, h) = _gru!.call(x, state?.Item1);
            return (output, h, null);
        }

        public (Tensor Output, Tensor H) Call(PackedSequence packed)
        {
            var (output, h) = _lstm is not null && _lstm.call(packed, null) is var (o, state, _) ? (o, state) : _gru!.call(packed, null);
            using (output)
                return (pad_packed_sequence(output).Item1, h);
        }

        public void Dispose() => Network.Dispose();
    }
}
