using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Sampling;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Generates text that continues a prompt, one character sampled after the other.</summary>
internal static class CharWriter
{
    /// <summary>The prompt and what follows it; the network is left in evaluation mode.</summary>
    /// <param name="temperature">Logits are divided by it.</param>
    /// <param name="random">Samples the characters; libtorch's generator is not touched.</param>
    public static string Write(LanguageNetwork network, CharTokenizer vocabulary, string prompt, int length, double temperature,
        ItemRandom random)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        network.eval();
        var device = network.parameters().First().device;
        var written = new List<int>(vocabulary.Encode(prompt));
        IReadOnlyList<Tensor>? state = null;
        var next = written.ToArray();
        for (var i = 0; i < length; i++)
        {
            using var each = NewDisposeScope();
            var input = tensor(next.Select(c => (long)c).ToArray(), [next.Length, 1], device: device);                    // (T, 1)
            var output = network.call(input, state);                                                                       // (T, 1, V)
            using var last = output.Logits[-1, 0].to(ScalarType.Float64).Over(temperature).softmax(0).cpu();                // (V)
            var probabilities = last.data<double>().ToArray();
            state = [.. output.State.Select(s => s.MoveToOuterDisposeScope())];
            next = [Sample(probabilities, random.Next())];
            written.Add(next[0]);
        }
        return vocabulary.Decode(written);
    }

    /// <summary>The first number at which the sum of probabilities exceeds <paramref name="share"/>.</summary>
    private static int Sample(double[] probabilities, double share)
    {
        var sum = 0d;
        for (var i = 0; i < probabilities.Length; i++)
            if ((sum += probabilities[i]) > share)
                return i;
        // Rounding may leave the sum a little below 1.
        return probabilities.IndexOf(probabilities.Max());
    }
}
