using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Text;
using Studio.Learning.Sampling;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>Generates tokens that continue a prompt, one sampled after the other.</summary>
/// <remarks>Temperature first, then top-k (Fan, Lewis and Dauphin, arXiv:1805.04833), then nucleus sampling (Holtzman et al.,
/// arXiv:1904.09751). It samples on the CPU; libtorch's generator is not touched.</remarks>
public sealed class Generation
{
    private const int PromptPart = 128;

    private readonly LanguageNetwork _network;
    private readonly GenerationSettings _settings;
    private readonly ItemRandom _random;
    private readonly Device _device;

    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Generation(LanguageNetwork network, GenerationSettings settings) : this(network, settings, new(settings.Seed, 0, 0)) { }

    internal Generation(LanguageNetwork network, GenerationSettings settings, ItemRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Temperature, "Temperature");
        ArgumentOutOfRangeException.ThrowIfNegative(settings.TopK, "Top-k");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.TopP, "Top-p");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.TopP, 1, "Top-p");
        (_network, _settings, _random, _device) = (network, settings, random, network.parameters().First().device);
    }

    /// <summary>The tokens behind a prompt, without end, each computed when it is asked for on the thread that asks. The network is left
    /// in evaluation mode.</summary>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="InvalidDataException">The network's output is NaN or infinite.</exception>
    public IEnumerable<int> Continue(IReadOnlyList<int> prompt) => Explain(prompt, 0).Select(t => t.Token);

    /// <summary>The same tokens, each with the likeliest ones at its place.</summary>
    /// <param name="likeliest">How many of them.</param>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="InvalidDataException">The network's output is NaN or infinite.</exception>
    public IEnumerable<GeneratedToken> Explain(IReadOnlyList<int> prompt, int likeliest)
    {
        if (prompt.Count == 0)
            throw new ArgumentException("The prompt is empty. It needs at least one token for the network to continue.", nameof(prompt));
        return Tokens(prompt, likeliest);
    }

    /// <summary>The likeliest tokens behind a text with their probabilities at temperature 1, the likeliest first.</summary>
    public IReadOnlyList<(int Token, double Probability)> Likeliest(IReadOnlyList<int> text, int count)
    {
        using var state = new CarriedState();
        _network.eval();
        return Probabilities([.. text], state, 1, count).Likeliest;
    }

    private IEnumerable<GeneratedToken> Tokens(IReadOnlyList<int> prompt, int likeliest)
    {
        using var state = new CarriedState();
        _network.eval();
        var random = _random;
        var next = prompt.ToArray();
        while (true)
        {
            var (others, probabilities) = Probabilities(next, state, _settings.Temperature == 0 ? 1 : _settings.Temperature, likeliest);
            Restrict(probabilities);
            var token = _settings.Temperature == 0 ? probabilities.IndexOf(probabilities.Max()) : Sample(probabilities, random.Next());
            yield return new(token, others);
            next = [token];
        }
    }

    private static IReadOnlyList<(int Token, double Probability)> Largest(double[] probabilities, int count) =>
        [.. probabilities.Index().OrderByDescending(p => p.Item).Take(count).Select(p => (p.Index, p.Item))];

    /// <summary>Of the token behind others: the likeliest at temperature 1, and all at the given one.</summary>
    private (IReadOnlyList<(int Token, double Probability)> Likeliest, double[] Tempered) Probabilities(int[] tokens, CarriedState state,
        double temperature, int likeliest)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        // A long prompt in parts: its logits at once, of 10,000 tokens and a large vocabulary, would take gigabytes.
        var parts = tokens.Chunk(PromptPart).ToArray();
        foreach (var part in parts.SkipLast(1))
            Read(part).Dispose();
        var last = Read(parts[^1]);                                                                                   // (V)
        var probabilities = last.Over(temperature).softmax(0).data<double>().ToArray();
        return double.IsFinite(probabilities[0])
            ? (likeliest == 0 ? [] : Largest(last.softmax(0).data<double>().ToArray(), likeliest), probabilities)
            : throw new InvalidDataException("The outputs of the network are NaN or infinite, so it cannot generate. Use an earlier "
                + "checkpoint.");

        Tensor Read(int[] part)
        {
            using var each = NewDisposeScope();
            var input = tensor(part.Select(c => (long)c).ToArray(), [part.Length, 1], device: _device);               // (T, 1)
            var output = _network.call(input, state.Tensors);                                                         // (T, 1, V)
            state.Keep(output.State);
            return output.Logits[-1, 0].to(ScalarType.Float64).cpu().MoveToOuterDisposeScope();
        }
    }

    /// <summary>Sets the probabilities of tokens that may not be chosen to 0; the others add up to 1 again.</summary>
    private void Restrict(double[] probabilities)
    {
        var isAll = _settings.TopK == 0 || _settings.TopK >= probabilities.Length;
        if (isAll && _settings.TopP >= 1)
            return;
        int[] order = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i])];
        var most = isAll ? order.Length : _settings.TopK;
        // The nucleus is of what top-k has left.
        var (total, kept, sum) = (order.Take(most).Sum(i => probabilities[i]), 0, 0d);
        while (kept < most && (kept == 0 || sum < _settings.TopP * total))
            sum += probabilities[order[kept++]];
        foreach (var (place, token) in order.Index())
            probabilities[token] = place < kept ? probabilities[token] / sum : 0;
    }

    /// <summary>The first token at which the sum of probabilities exceeds <paramref name="share"/>.</summary>
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
