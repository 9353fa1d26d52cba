namespace Studio.Runtime.Accounts;

/// <summary>A person's token for programs, without the secret that only its holder has.</summary>
public sealed record AccessToken(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
