using System.Security.Cryptography;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Networks;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>Features on disk, so that the next run with the same backbone, images and preprocessing need not compute them. Any process
/// may use the folder at the same time.</summary>
/// <param name="mostBytes">Beyond it, those that were used longest ago go first.</param>
public sealed class FeatureStore(string folder, long mostBytes = FeatureStore.MostBytes)
{
    private const long MostBytes = 4L << 30;
    private const string Name = "features";

    /// <summary>The name of the features of these images, and of what these are varied by if there are views.</summary>
    internal static string KeyOf(FeatureNetwork network, ILabelledExamples images, InputSpec input, Recipe.FeatureExtraction recipe,
        ulong seed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StudioJson.Write(new
        {
            weights = HashOf(network),
            images = images.ContentHash(),
            input,
            recipe.SkippedStages,
            recipe.Pooling,
            views = recipe.AugmentedViews == 0 ? null : new { recipe.AugmentedViews, recipe.Augmentation, seed, images.Items },
        }))));

    /// <summary>Over all values but the head's, by name.</summary>
    private static string HashOf(FeatureNetwork network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var scope = NewDisposeScope();
        var head = network.HeadPrefix + ".";
        foreach (var (name, value) in network.state_dict().Where(v => !v.Key.StartsWith(head, StringComparison.Ordinal)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(value.cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The features, or null where they must be computed; the caller owns them.</summary>
    internal Tensor? Find(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return null;
        try
        {
            if (FileSeal.IsBroken(path))
                return null;
            using var file = SafeTensors.Read(path);
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return file[Name].clone();
        }
        catch (Exception fault) when (fault is WeightsFormatException or IOException or UnauthorizedAccessException)
        {
            // What cannot be read is computed again, and then replaced.
            return null;
        }
    }

    internal void Keep(string key, Tensor features)
    {
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{key}.{Guid.NewGuid():N}.part");
        try
        {
            using var here = features.cpu();
            SafeTensors.Write(unfinished, new Dictionary<string, Tensor> { [Name] = here },
                new Dictionary<string, string> { [FileSeal.Key] = FileSeal.Blank });
            FileSeal.Close(unfinished);
            File.Move(unfinished, PathOf(key), overwrite: true);
            MakeRoom();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A full disk costs the next run some seconds; this one has its features.
            File.Delete(unfinished);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".safetensors");

    private void MakeRoom()
    {
        var files = new DirectoryInfo(folder).GetFiles("*.safetensors").OrderByDescending(f => f.LastWriteTimeUtc).ToArray();
        var sum = 0L;
        foreach (var file in files.Where(f => (sum += f.Length) > mostBytes))
            file.Delete();
    }
}
