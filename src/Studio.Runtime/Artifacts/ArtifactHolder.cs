namespace Studio.Runtime.Artifacts;

/// <summary>Names of those that keep artifacts.</summary>
internal static class ArtifactHolder
{
    public static string Of(Guid run) => $"run:{run}";

    /// <summary>Begins the names of those that an earlier studio used for uploads.</summary>
    public const string Person = "person:";

    public static string OfDataset(string dataset) => $"dataset:{dataset}";

    public static string OfModel(string model) => $"model:{model}";
}
