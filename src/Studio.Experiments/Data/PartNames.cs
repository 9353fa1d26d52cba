namespace Studio.Experiments.Data;

/// <summary>What authors of data sets call the three parts.</summary>
public static class PartNames
{
    public static DataPart? Of(string name) => name.ToLowerInvariant() switch
    {
        "train" => DataPart.Train,
        "val" or "valid" or "validation" => DataPart.Validation,
        "test" => DataPart.Test,
        _ => null,
    };
}
