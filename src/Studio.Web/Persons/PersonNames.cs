using System.Collections.Concurrent;
using Studio.Runtime.Accounts;

namespace Studio.Web.Persons;

/// <summary>Names of the persons of whom a journal knows the id. A name stays as it was read until the page is opened anew.</summary>
/// <param name="find">Null if nobody has the id.</param>
public sealed class PersonNames(Func<string, Task<string?>> find)
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public PersonNames(PersonService persons) : this(async id => (await persons.FindAsync(id))?.Name)
    {
    }

    /// <summary>What is known of an id so far; the id of nobody is no name.</summary>
    public string Of(string person) => _known.GetValueOrDefault(person, "Somebody");

    public async Task ReadAsync(IEnumerable<string?> persons)
    {
        foreach (var person in persons.OfType<string>().Distinct().Where(p => !_known.ContainsKey(p)).ToArray())
            if (await find(person) is { } name)
                _known[person] = name;
    }
}
