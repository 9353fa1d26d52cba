namespace Studio.Web.Uploads;

/// <summary>A file that a person chose in the browser.</summary>
/// <param name="Path">Within the chosen folder, with '/', as the browser says it.</param>
public sealed record ChosenFile(string Path, long Bytes);
