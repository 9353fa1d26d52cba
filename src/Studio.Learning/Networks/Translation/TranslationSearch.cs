using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Translation;

/// <summary>Finds translations that the network holds for likely, word by word.</summary>
public static class TranslationSearch
{
    private const int RowsOfTop = 2;

    /// <summary>The best translation of each sentence; the network's mode is left as it is.</summary>
    /// <inheritdoc cref="TranslationNetwork.Encode" path="/param"/>
    public static IReadOnlyList<Hypothesis> Translate(TranslationNetwork network, Tensor words, IReadOnlyList<int>? lengths,
        SearchSettings settings)
    {
        if (settings.Beam == 1)
            return Greedy(network, words, lengths, settings);
        using var scope = NewDisposeScope();
        return [.. Enumerable.Range(0, (int)words.shape[0]).Select(n =>
        {
            using var each = NewDisposeScope();
            return Beam(network, words.narrow(0, n, 1).narrow(1, 0, lengths?[n] ?? words.shape[1]), settings)[0];
        })];
    }

    /// <summary>Takes the most likely word each time, for all sentences side by side.</summary>
    private static List<Hypothesis> Greedy(TranslationNetwork network, Tensor words, IReadOnlyList<int>? lengths, SearchSettings settings)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var start = settings.Start.ToScalar();
        var count = (int)words.shape[0];
        var (source, state) = network.Encode(words, lengths);
        var word = full([count, 1], start, ScalarType.Int64, words.device);
        var found = Enumerable.Range(0, count).Select(_ => new Path([], 0, [])).ToArray();
        for (var t = 0; t < settings.MaxWords && found.Any(f => f.IsOpen(settings)); t++)
        {
            using var step = NewDisposeScope();
            var (output, next, attention) = network.decoder.Step(word, state, source);
            var (best, numbers) = network.decoder.Logits(output).log_softmax(2).max(2);                // (N, 1)
            var (weights, width) = (attention.cpu().data<float>().ToArray(), (int)attention.shape[2]);
            var (chosen, logs) = (numbers.cpu().data<long>().ToArray(), best.cpu().data<float>().ToArray());
            for (var n = 0; n < count; n++)
                if (found[n].IsOpen(settings))
                    found[n] = found[n].With((int)chosen[n], logs[n],
                        weights[(n * width)..(n * width + (lengths?[n] ?? width))]);
            (word, state) = (numbers.MoveToOuterDisposeScope(), next.MoveToOuterScope());
        }
        return [.. found.Select(f => f.Hypothesis(settings))];
    }

    /// <summary>Continues the <see cref="SearchSettings.Beam"/> likeliest translations of one sentence at once. What is returned are as
    /// many translations, the best one first.</summary>
    /// <param name="words">(1, S) in int64.</param>
    /// <remarks>Length penalty: Wu et al., "Google's Neural Machine Translation System", arXiv:1609.08144, equation 14, without the
    /// coverage penalty. The search ends when no open translation can reach the last of the ended ones any more.</remarks>
    public static IReadOnlyList<Hypothesis> Beam(TranslationNetwork network, Tensor words, SearchSettings settings)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (only, state) = network.Encode(words, null);
        var (open, ended) = (new List<Path> { new([], 0, []) }, new List<Hypothesis>());
        var last = new List<(int Row, int Word)> { (0, settings.Start) };
        for (var t = 0; t < settings.MaxWords && open.Count > 0 && !IsDecided(open, ended, settings); t++)
        {
            using var step = NewDisposeScope();
            var rows = tensor(last.Select(l => (long)l.Row).ToArray(), device: words.device);
            var previous = tensor(last.Select(l => (long)l.Word).ToArray(), [last.Count, 1], device: words.device);
            var source = only.Of(rows.zeros_like());
            var (output, next, attention) = network.decoder.Step(previous, state.Of(rows), source);
            var logs = network.decoder.Logits(output).squeeze(1).log_softmax(1);                       // (B, V)
            var weights = attention.cpu().data<float>().ToArray();
            var width = (int)attention.shape[2];
            var candidates = Candidates(logs, open, settings.Beam * RowsOfTop);
            (var former, open, last) = (open, [], []);
            // One of the best that ends is done; an open place is then taken by one behind them.
            foreach (var (index, (row, word, log)) in candidates.Index())
            {
                var path = former[row].With(word, log, weights[(row * width)..((row + 1) * width)]);
                if (word == settings.End && index < settings.Beam)
                    ended.Add(path.Hypothesis(settings));
                if (word == settings.End || open.Count == settings.Beam)
                    continue;
                open.Add(path);
                last.Add((row, word));
            }
            state = next.MoveToOuterScope();
        }
        return [.. ended.Concat(open.Select(p => p.Hypothesis(settings))).OrderByDescending(h => h.Score).Take(settings.Beam)];
    }

    /// <summary>The likeliest continuations of all open translations, in descending order.</summary>
    private static (int Row, int Word, float Log)[] Candidates(Tensor logs, List<Path> open, int count)
    {
        using var scope = NewDisposeScope();
        var (values, numbers) = logs.topk((int)Math.Min(count, logs.shape[1]), 1);                     // (B, count)
        var each = (int)values.shape[1];
        var (all, chosen) = (values.cpu().data<float>().ToArray(), numbers.cpu().data<long>().ToArray());
        return [.. all.Select((log, i) => (Row: i / each, Word: (int)chosen[i], Log: log))
            .OrderByDescending(c => open[c.Row].LogProbability + c.Log).Take(count)];
    }

    /// <summary>Log probabilities only fall, and no translation gets longer than allowed.</summary>
    private static bool IsDecided(List<Path> open, List<Hypothesis> ended, SearchSettings settings) => ended.Count >= settings.Beam
        && open.Max(p => p.LogProbability) / Penalty(settings.MaxWords, settings) <= ended.Select(h => h.Score).OrderDescending()
            .ElementAt(settings.Beam - 1);

    private static double Penalty(int length, SearchSettings settings) => Math.Pow((5.0 + length) / 6, settings.LengthPenalty);

    /// <summary>A translation as far as it is found, with its end mark.</summary>
    private sealed record Path(IReadOnlyList<int> Words, double LogProbability, IReadOnlyList<float[]> Attention)
    {
        public bool IsOpen(SearchSettings settings) => Words.Count == 0 || Words[^1] != settings.End;

        public Path With(int word, double log, float[] attention) => new([.. Words, word], LogProbability + log, [.. Attention, attention]);

        public Hypothesis Hypothesis(SearchSettings settings) => new(IsOpen(settings) ? Words : [.. Words.Take(Words.Count - 1)],
            LogProbability, LogProbability / Penalty(Words.Count, settings), Attention);
    }
}
