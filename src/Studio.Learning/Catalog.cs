using Studio.Experiments;
using Studio.Experiments.Catalogue;

namespace Studio.Learning;

/// <summary>Finds every class of a kind, so that adding one is adding one file.</summary>
public static class Catalog
{
    /// <exception cref="InvalidOperationException">Two members carry the same key.</exception>
    public static IReadOnlyList<T> Of<T>() where T : class, ICatalogued => Cache<T>.Members;

    /// <param name="name">Its key, or another spelling of it, such as torchvision's.</param>
    /// <exception cref="ArgumentException">No member has this key; the sentence names the nearest and lists those there are.</exception>
    public static T Find<T>(string name, string kind) where T : class, ICatalogued
    {
        string[] keys = [.. Of<T>().Select(m => m.Key)];
        return Spelling.KeyOf(name, keys) is { } key
            ? Of<T>().First(m => m.Key == key) : throw new ArgumentException(Spelling.Unknown(name, kind, keys));
    }

    private static T[] Scan<T>() where T : class, ICatalogued
    {
        var single = Parts.Made<T>();
        var family = Parts.Made<ICatalogFamily<T>>().SelectMany(f => f.Members);
        var members = single.Concat(family).OrderBy(m => m.Key, StringComparer.Ordinal).ToArray();
        return members.GroupBy(m => m.Key).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"The key '{twice.Key}' belongs to "
                + $"{string.Join(" and ", twice.Select(m => m.GetType().Name))}; keys of {typeof(T).Name} must differ.")
            : members;
    }

    private static class Cache<T> where T : class, ICatalogued
    {
        public static readonly T[] Members = Scan<T>();
    }
}
