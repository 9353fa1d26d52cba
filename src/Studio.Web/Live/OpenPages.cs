using System.Collections.Concurrent;

namespace Studio.Web.Live;

/// <summary>Counts the pages that each person has open: every one takes memory of the studio for as long as it is there.</summary>
public sealed class OpenPages(int most = OpenPages.Most)
{
    /// <summary>Nobody looks at more; whoever opens more wants to take the studio from the others.</summary>
    public const int Most = 40;

    private readonly ConcurrentDictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>False if the person has too many already.</summary>
    public bool TryOpen(string person)
    {
        if (_pages.AddOrUpdate(person, 1, (_, open) => open + 1) <= most)
            return true;
        Close(person);
        return false;
    }

    public void Close(string person)
    {
        var open = _pages.AddOrUpdate(person, 0, (_, open) => open - 1);
        if (open <= 0)
            _pages.TryRemove(new(person, open));
    }
}
