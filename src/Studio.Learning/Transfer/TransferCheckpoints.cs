using System.Text.RegularExpressions;

namespace Studio.Learning.Transfer;

/// <summary>The checkpoints that a transfer leaves when it is stopped: one file a stage, all beside the one that is named.</summary>
public sealed partial class TransferCheckpoints(string path)
{
    public bool Exist => Files().Any();

    public void Remove()
    {
        foreach (var file in Files())
            File.Delete(file);
    }

    internal string PathOf(TeachingStage stage) => path + stage.Suffix;

    private IEnumerable<string> Files()
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        return Directory.Exists(folder) ? Directory.GetFiles(folder, name + "*").Where(f => Suffix().IsMatch(Path.GetFileName(f)[name.Length..])) : [];
    }

    /// <summary>What <see cref="TeachingStage.Suffix"/> can be.</summary>
    [GeneratedRegex(@"^(\.fold-\d+)?(\.warm-up)?$")]
    private static partial Regex Suffix();
}
