using Studio.Experiments.Data;

namespace Studio.Learning.Data;

/// <summary>What authors of data sets call the three parts.</summary>
internal static class PartNames
{
    internal static DataPart? Of(string name) => name.ToLowerInvariant() switch
    {
        "train" => DataPart.Train,
        "val" or "valid" or "validation" => DataPart.Validation,
        "test" => DataPart.Test,
        _ => null,
    };
}
