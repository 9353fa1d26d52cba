namespace Studio.Learning.Measures;

/// <summary>The line of a text that shares the longest run of tokens with a sample. A run much longer than a phrase is a sign that the
/// sample was memorised.</summary>
/// <remarks>It reads the lines through a suffix automaton of the sample (Blumer et al., "The smallest automaton recognizing the subwords
/// of a text", Theoretical Computer Science 40, 1985), so the time is linear in both.</remarks>
/// <param name="Line">Index of the line; the first of several with equal runs.</param>
/// <param name="Start">Of the run in the sample.</param>
/// <param name="Length">Of the run, in tokens; at least 1.</param>
public sealed record NearestLine(int Line, int Start, int Length)
{
    /// <summary>Null if no token of the sample occurs in the lines.</summary>
    /// <param name="sample">Tokens; a negative one matches nothing.</param>
    public static NearestLine? Of(IReadOnlyList<int> sample, IReadOnlyList<IReadOnlyList<int>> lines)
    {
        var automaton = new SuffixAutomaton(sample);
        NearestLine? best = null;
        foreach (var (index, line) in lines.Index())
        {
            var (state, length) = (0, 0);
            foreach (var token in line)
            {
                (state, length) = automaton.Next(state, length, token);
                if (length > (best?.Length ?? 0))
                    best = new(index, automaton.End(state) - length + 1, length);
            }
        }
        return best;
    }

    private sealed class SuffixAutomaton
    {
        private readonly List<(Dictionary<int, int> Next, int Link, int Length, int End)> _states = [([], -1, 0, -1)];

        public SuffixAutomaton(IReadOnlyList<int> sequence)
        {
            var last = 0;
            foreach (var (place, token) in sequence.Index())
                last = Add(last, token < 0 ? -1 - place : token, place);
        }

        /// <summary>Where an occurrence of the state's runs ends.</summary>
        public int End(int state) => _states[state].End;

        /// <summary>The longest run that ends with one more token.</summary>
        public (int State, int Length) Next(int state, int length, int token)
        {
            if (token < 0)
                return (0, 0);
            while (state > 0 && !_states[state].Next.ContainsKey(token))
            {
                state = _states[state].Link;
                length = _states[state].Length;
            }
            return _states[state].Next.TryGetValue(token, out var next) ? (next, length + 1) : (0, 0);
        }

        private int Add(int last, int token, int place)
        {
            var state = Add(_states[last].Length + 1, place);
            for (; last >= 0 && _states[last].Next.TryAdd(token, state); last = _states[last].Link)
            {
            }
            var link = last < 0 ? 0 : _states[last].Next[token];
            if (last >= 0 && _states[link].Length != _states[last].Length + 1)
            {
                var copy = Add(_states[last].Length + 1, _states[link].End);
                _states[copy] = _states[copy] with { Next = new(_states[link].Next), Link = _states[link].Link };
                _states[link] = _states[link] with { Link = copy };
                for (var from = last; from >= 0 && _states[from].Next.GetValueOrDefault(token, -1) == link; from = _states[from].Link)
                    _states[from].Next[token] = copy;
                link = copy;
            }
            _states[state] = _states[state] with { Link = link };
            return state;
        }

        private int Add(int length, int end)
        {
            _states.Add(([], 0, length, end));
            return _states.Count - 1;
        }
    }
}
