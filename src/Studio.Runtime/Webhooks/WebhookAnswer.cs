namespace Studio.Runtime.Webhooks;

/// <summary>How a call ended.</summary>
/// <param name="Sentence">For people, for example "200 OK".</param>
/// <param name="IsDelivered">The other side took it.</param>
/// <param name="MayComeBack">It can be worth to try again.</param>
public sealed record WebhookAnswer(string Sentence, bool IsDelivered, bool MayComeBack = false);
