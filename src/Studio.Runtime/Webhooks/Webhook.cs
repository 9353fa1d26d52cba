namespace Studio.Runtime.Webhooks;

/// <summary>An address that is called when runs end.</summary>
/// <param name="Events">Names of <see cref="WebhookEvents"/>.</param>
/// <param name="LastAnswer">How the last call ended, for people; null before the first.</param>
public sealed record Webhook(string Id, string Address, IReadOnlyList<string> Events, DateTimeOffset CreatedAt, string? LastAnswer,
    DateTimeOffset? LastCalledAt);
