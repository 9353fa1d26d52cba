namespace Studio.Runtime.Accounts;

/// <summary>What became of a request for a token.</summary>
/// <param name="Secret">To be shown once; it is stored nowhere. Null if none was made.</param>
/// <param name="Refusal">Why none was made; null if one was.</param>
public sealed record CreatedToken(string? Secret, string? Refusal);
