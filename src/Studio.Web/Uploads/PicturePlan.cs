using System.Text;
using Studio.Experiments.Data;
using Studio.Web.Configuration;
using Studio.Web.Display;

namespace Studio.Web.Uploads;

/// <summary>Which of the chosen files are sent, in which order and under which names. It depends on the files alone,
/// so the same folder always makes the same zip.</summary>
/// <param name="Files">By path, ordinally.</param>
/// <param name="LeftOut">Files that are not sent, and why.</param>
/// <param name="Fault">Why nothing is sent; null if there is something to train on.</param>
public sealed record PicturePlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<string> LeftOut, string? Fault)
{
    private const int LongestName = 80;

    private const string Outside = "its path leads out of the folder";

    // Not in a path on some system, or read as the end of one.
    private static readonly HashSet<char> s_unsafe = ['\\', ':', '*', '?', '"', '<', '>', '|'];

    public long Bytes => Files.Sum(f => f.Bytes);

    public static PicturePlan Of(IReadOnlyList<ChosenFile> chosen, UploadLimits limits)
    {
        var (files, leftOut) = (new List<PlannedFile>(), new List<string>());
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // By their own names first, so that which of two equal names gets the number does not depend on the browser.
        foreach (var (index, file) in chosen.Index().OrderBy(f => f.Item.Path, StringComparer.Ordinal))
        {
            var fault = FaultOf(file);
            // A name of dots is no hidden file.
            if (fault != Outside && FolderLayout.IsJunk(file.Path))
                continue;
            if (fault is not null)
                leftOut.Add($"{Shown(file.Path)}: {fault}");
            else
                files.Add(new(index, Free(Sanitised(file.Path), taken), file.Bytes));
        }
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new(files, leftOut, FaultOf(files, limits));
    }

    private static string? FaultOf(ChosenFile file) =>
        file.Path.Split('/').Contains("..") ? Outside
        : !FolderLayout.IsImage(file.Path) ? "it is not an image by its name"
        : file.Bytes == 0 ? "it is empty" : null;

    private static string? FaultOf(List<PlannedFile> files, UploadLimits limits) =>
        files.Count == 0 ? "No images were chosen. Choose a folder that has one folder of images for each class."
        : files.Count > limits.Files ? $"{files.Count:n0} images were chosen; {limits.Files:n0} are allowed. Choose fewer."
        : files.Sum(f => f.Bytes) is var bytes && bytes > limits.Bytes
            ? $"The images have {Sizes.Bytes(bytes)}; {Sizes.Bytes(limits.Bytes)} are allowed. Choose fewer or smaller images."
        : ClassFaults.Of(FolderLayout.Read(files.Select(f => f.Path), []), "The folder");

    private static string Sanitised(string path) => string.Join('/', path.Split('/').Select(Name).Where(n => n.Length > 0));

    private static string Name(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var character in name)
            if (!char.IsControl(character))
                clean.Append(s_unsafe.Contains(character) ? '_' : character);
        var whole = clean.ToString().Trim().TrimEnd('.');
        var ending = Path.GetExtension(whole);
        return whole.Length <= LongestName ? whole : ending.Length < LongestName
            ? whole[..(LongestName - ending.Length)] + ending : whole[..LongestName];
    }

    private static string Free(string path, HashSet<string> taken)
    {
        var free = path;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{path[..^Path.GetExtension(path).Length]} ({number}){Path.GetExtension(path)}";
        return free;
    }

    private static string Shown(string path) => path.Length <= 120 ? path : $"{path[..120]}…";
}
