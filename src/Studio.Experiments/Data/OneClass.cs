namespace Studio.Experiments.Data;

/// <summary>Data with one class, which any network gets right.</summary>
public static class OneClass
{
    private static readonly HashSet<string> s_containers = new(StringComparer.OrdinalIgnoreCase)
        { "images", "image", "imgs", "img", "pictures", "photos", "jpegimages", "frames", "samples", "data", "all" };

    /// <summary>What to do about it; null if there are two classes or more.</summary>
    /// <param name="name">What holds the images.</param>
    public static string? Sentence(string name, IReadOnlyList<string> classes) => classes is not [var only] ? null
        : s_containers.Contains(only)
            ? $"All images of {name} lie in a folder '{only}', which is hardly a class. Put the images of each class into a folder named "
            + "as the class, or list paths and labels in a CSV file."
            : $"{name} has one class, '{only}', and a classifier needs at least two. Add items of another class.";
}
