using Studio.Experiments.Events;
using Studio.Notebooks;
using Studio.Runtime.Notebooks;

namespace Studio.Web.Notebooks;

/// <summary>What a screen reader announces: that a cell started or ended, not its progress.</summary>
public sealed class RunNews
{
    private IReadOnlyDictionary<string, string>? _before;

    /// <summary>The newest; empty as long as nothing has happened.</summary>
    public string Sentence { get; private set; } = "";

    public void Take(Notebook notebook, IReadOnlyDictionary<string, CellState> states)
    {
        var now = states.Where(s => s.Value.Runs.Count > 0).ToDictionary(s => s.Key, s => Word(s.Value));
        if (_before is not null)
        {
            var news = notebook.Cells.Where(c => now.GetValueOrDefault(c.Id) is { } word && word != _before.GetValueOrDefault(c.Id))
                .Select(c => $"{Display.CellNames.Of(c)}: {now[c.Id]}.").ToList();
            if (news.Count > 0)
                Sentence = string.Join(" ", news);
        }
        _before = now;
    }

    private static string Word(CellState state) => Look.Of((state.Runs.FirstOrDefault(r => r.Status == RunStatus.Running)
        ?? state.Runs.FirstOrDefault(r => !r.Status.IsEnd()) ?? state.Runs[^1]).Status).Word;
}
