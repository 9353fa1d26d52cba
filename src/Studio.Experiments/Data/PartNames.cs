namespace Studio.Experiments.Data;

/// <summary>What authors of data sets call the three parts.</summary>
public static class PartNames
{
    private static readonly char[] s_breaks = ['_', '-', '.', ' '];

    /// <summary>A name that is a part's, in any case.</summary>
    public static DataPart? Of(string name) => name.ToLowerInvariant() switch
    {
        "train" or "training" => DataPart.Train,
        "val" or "valid" or "validation" or "dev" or "development" or "eval" or "evaluation" => DataPart.Validation,
        "test" or "testing" or "holdout" => DataPart.Test,
        _ => null,
    };

    /// <summary>A name with a part's in it: "seg_train", "test_images", "val2017". A class may be called so, too:
    /// it is one only beside another part.</summary>
    public static DataPart? Within(string name)
    {
        var found = name.Split(s_breaks, StringSplitOptions.RemoveEmptyEntries).Append(name).Select(word => Of(Stem(word)))
            .OfType<DataPart>().Distinct().ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>"val2017" is "val", "TrainSet" is "train".</summary>
    private static string Stem(string word)
    {
        var bare = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare.EndsWith("set", StringComparison.OrdinalIgnoreCase) && bare.Length > 3 ? bare[..^3] : bare;
    }
}
