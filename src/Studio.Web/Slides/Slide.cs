namespace Studio.Web.Slides;

/// <summary>The cell on the projector. Its parts stand side by side if there are two; of more, one tab is shown at a time.</summary>
/// <param name="chosen">The tab that is shown as soon as it is there; null for the first.</param>
public sealed class Slide(string? chosen = null)
{
    /// <summary>So many lie side by side and can be read from the last row.</summary>
    private const int Most = 2;

    /// <summary>Rows of the slide above its parts, for figures and choices.</summary>
    private const int HeadRows = 9;

    private readonly List<Part> _parts = [];
    private string? _chosen = chosen;

    /// <summary>Parts came or went, or another tab was chosen.</summary>
    public event Action? Changed;

    /// <summary>Size of text in charts, in pixels: these do not grow with the screen by themselves.</summary>
    public decimal TextPixels { get; set; } = 16;

    /// <summary>None as long as everything is shown.</summary>
    public IReadOnlyList<string> Tabs => _parts.Count(p => !p.IsChart) + (_parts.Any(p => p.IsChart) ? 1 : 0) <= Most ? [] : Groups;

    public string? Chosen => _chosen is not null && Tabs.Contains(_chosen) ? _chosen : Tabs.Count > 0 ? Tabs[0] : null;

    public int Columns => Chosen is { } tab ? _parts.Count(p => p.Tab == tab) : Math.Max(1, Groups.Count);

    /// <summary>Of the parts: the most that stand in one column.</summary>
    public int Rows => Chosen is null && _parts.Count > 0 ? _parts.GroupBy(p => p.Tab).Max(g => g.Count()) : 1;

    private IReadOnlyList<string> Groups => [.. _parts.OrderBy(p => p.IsLast).Select(p => p.Tab).Distinct()];

    public void Choose(string tab)
    {
        _chosen = tab;
        Changed?.Invoke();
    }

    public bool Shows(Part part) => Chosen is null || Chosen == part.Tab;

    /// <summary>Where a part stands in the grid of the slide.</summary>
    public string PlaceOf(Part part)
    {
        var column = Chosen is null ? Groups.ToList().IndexOf(part.Tab) : _parts.Where(Shows).ToList().IndexOf(part);
        var stack = Chosen is null ? _parts.Where(p => p.Tab == part.Tab).ToList() : [part];
        var (index, span) = (stack.IndexOf(part), Rows / stack.Count);
        return $"grid-column:{column + 1};grid-row:{HeadRows + 1 + index * span} / span "
            + $"{(index == stack.Count - 1 ? Rows - index * span : span)}";
    }

    public void Join(Part part)
    {
        _parts.Add(part);
        Changed?.Invoke();
    }

    public void Leave(Part part)
    {
        _parts.Remove(part);
        Changed?.Invoke();
    }

    /// <param name="Tab">Parts of one tab are shown together.</param>
    /// <param name="IsChart">It fills whatever room it gets; other parts have a size of their own.</param>
    /// <param name="IsLast">Its tab stands behind the others.</param>
    public sealed class Part(string tab, bool isChart, bool isLast)
    {
        public string Tab { get; } = tab;

        public bool IsChart { get; } = isChart;

        public bool IsLast { get; } = isLast;
    }
}
