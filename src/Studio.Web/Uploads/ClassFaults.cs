using Studio.Experiments.Data;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Says what a classifier lacks in a layout of images.</summary>
internal static class ClassFaults
{
    /// <param name="container">What holds the images, at the beginning of a sentence.</param>
    /// <returns>Null if there are two classes or more.</returns>
    public static string? Of(FolderLayout layout, string container)
    {
        var classes = layout.Images.Select(i => i.Class).Distinct().Order(StringComparer.Ordinal).ToList();
        var loose = layout.Problems.Count(p => FolderLayout.IsImage(p.Item));
        return classes switch
        {
            _ when layout.Question is { } question => question,
            [] => $"{container} holds {Sizes.Count(loose, "image")} and no class folders. A classifier needs at least two classes: "
                + "put the images of each class into a folder of its own.",
            [var only] =>
                $"{container} contains one class, '{only}', with {Sizes.Count(layout.Images.Count, "image")}. "
                + "A classifier needs at least two classes: "
                + "add a folder with images of another class.",
            _ => null,
        };
    }
}
