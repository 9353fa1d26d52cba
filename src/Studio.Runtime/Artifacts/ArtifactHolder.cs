namespace Studio.Runtime.Artifacts;

/// <summary>Names of those that keep artifacts.</summary>
internal static class ArtifactHolder
{
    public static string Of(Guid run) => $"run:{run}";

    public static string OfPerson(string person) => $"person:{person}";

    public static string OfDataset(string dataset) => $"dataset:{dataset}";

    public static string OfModel(string model) => $"model:{model}";
}
