using Studio.Experiments.Results;
using Studio.Learning.Networks.Text;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>What a language model says of a text that it does not learn from.</summary>
public static class LanguageModelEvaluation
{
    /// <summary>Windows of a text; the result does not depend on it, for the state is carried from one to the next.</summary>
    private const int Window = 64;

    private const int MostPieces = 20, PieceTokens = 2000, LinesPerBatch = 16;

    /// <summary>cross_entropy leaves such targets out.</summary>
    private const long NoTarget = -100;

    /// <summary>Reads a text through. Long ones are cut into up to 20 pieces that are read side by side, each with a state of its own;
    /// every token but the first of a piece is predicted once. The network is left in evaluation mode.</summary>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public static PerplexityFigures Of(LanguageNetwork network, IReadOnlyList<int> tokens, CancellationToken stop = default)
    {
        if (tokens.Count < 2)
            throw new ArgumentException($"The text has {tokens.Count} of the model's tokens. At least two are needed: one is predicted "
                + "from the other.", nameof(tokens));
        var pieces = Math.Clamp(tokens.Count / PieceTokens, 1, MostPieces);
        var length = tokens.Count / pieces;
        var all = Enumerable.Range(0, pieces).Select(p => tokens.Skip(p * length).Take(p == pieces - 1 ? tokens.Count : length).ToArray());
        return Figures(Nats(network, [.. all], stop), tokens.Count - pieces);
    }

    /// <summary>Reads each line by itself.</summary>
    /// <param name="boundary">Token that begins and ends a line; the end is predicted, too.</param>
    public static PerplexityFigures OfLines(LanguageNetwork network, IEnumerable<int[]> lines, int boundary,
        CancellationToken stop = default)
    {
        int[][] all = [.. lines.Select(line => (int[])[boundary, .. line, boundary])];
        if (all.Length == 0)
            throw new ArgumentException("The text has no line.", nameof(lines));
        // Lines of one length need no filling up.
        return Figures(all.OrderBy(line => line.Length).Chunk(LinesPerBatch).Sum(batch => Nats(network, batch, stop)),
            all.Sum(line => line.Length - 1));
    }

    private static PerplexityFigures Figures(double nats, long tokens) => new(nats / tokens) { Tokens = tokens };

    /// <summary>Sum of the cross-entropies of sequences that are read side by side.</summary>
    private static double Nats(LanguageNetwork network, int[][] sequences, CancellationToken stop)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        network.eval();
        var device = network.parameters().First().device;
        var steps = sequences.Max(s => s.Length) - 1;
        var (inputs, targets) = (Table(sequences, steps, 0, 0).to(device), Table(sequences, steps, 1, NoTarget).to(device));    // (T, N)
        using var state = new CarriedState();
        var sum = 0d;
        for (var start = 0; start < steps; start += Window)
        {
            stop.ThrowIfCancellationRequested();
            using var each = NewDisposeScope();
            var count = Math.Min(Window, steps - start);
            var output = network.call(inputs.narrow(0, start, count), state.Tensors);                       // (T, N, V)
            sum += nn.functional.cross_entropy(output.Logits.flatten(0, 1), targets.narrow(0, start, count).flatten(),
                ignore_index: NoTarget, reduction: nn.Reduction.Sum).item<float>();
            state.Keep(output.State);
        }
        return sum;
    }

    /// <summary>Tokens from a place on, (T, N), filled up behind a sequence's end.</summary>
    private static Tensor Table(int[][] sequences, int steps, int from, long filling)
    {
        var values = new long[steps * sequences.Length];
        for (var t = 0; t < steps; t++)
            for (var n = 0; n < sequences.Length; n++)
                // What has no target is no input either: a sequence's last token is only predicted.
                values[t * sequences.Length + n] = t + 1 < sequences[n].Length ? sequences[n][t + from] : filling;
        return tensor(values, [steps, sequences.Length]);
    }
}
