namespace Studio.Web.Uploads;

/// <summary>A chosen file that is to be sent.</summary>
/// <param name="Index">Its place among the chosen ones.</param>
/// <param name="Path">Its path in the zip: sanitised, and no other file's.</param>
public sealed record PlannedFile(int Index, string Path, long Bytes);
