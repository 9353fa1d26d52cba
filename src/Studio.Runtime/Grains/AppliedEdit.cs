namespace Studio.Runtime.Grains;

/// <param name="Refusal">Null if the edit was accepted.</param>
/// <param name="File">The notebook file after it.</param>
internal sealed record AppliedEdit(string? Refusal, string? Remark, string File, long Revision);
