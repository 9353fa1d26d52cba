using System.Text.RegularExpressions;
using Studio.Learning.Training;

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

    /// <summary>Lets heads that a feature extraction trained replace the warm-up of a fine-tuning, which trains them in the same way.
    /// False if these are checkpoints of whole networks.</summary>
    public bool BecomeWarmUp()
    {
        var heads = Files().Where(f => !f.EndsWith(TransferStage.WarmUpSuffix, StringComparison.Ordinal)
            && TrainingCheckpoint.NetworkNames(f).All(HeadProbe.IsOfHead)).ToArray();
        foreach (var head in heads)
            File.Move(head, head + TransferStage.WarmUpSuffix);
        return heads.Length > 0;
    }

    internal string PathOf(TransferStage stage) => path + stage.Suffix;

    private IEnumerable<string> Files()
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        return Directory.Exists(folder) ? Directory.GetFiles(folder, name + "*")
            .Where(f => Suffix().IsMatch(Path.GetFileName(f)[name.Length..])) : [];
    }

    /// <summary>What <see cref="TransferStage.Suffix"/> can be.</summary>
    [GeneratedRegex(@"^(\.fold-\d+)?(\.warm-up)?$")]
    private static partial Regex Suffix();
}
