using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Runtime.Persons;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Webhooks;

/// <summary>The addresses that the owner wants called when runs end.</summary>
public sealed class WebhookService
{
    private const int MostWebhooks = 10;
    private const string OwnerOnly = "Only the owner of the studio manages webhooks.";

    private readonly StudioStorage _storage;
    private readonly WebhookClient _client;
    private readonly TimeProvider _time;
    private readonly Lazy<string> _key;

    internal WebhookService(StudioStorage storage, WebhookClient client, TimeProvider time)
    {
        (_storage, _client, _time) = (storage, client, time);
        _key = new(() => SecretFile.ReadOrMake(Path.Combine(storage.DataFolder, "webhooks.key"),
            () => RandomNumberGenerator.GetHexString(64, lowercase: true)));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        var rows = await context.Webhooks.AsNoTracking().OrderByDescending(w => w.CreatedAt).ToListAsync(ct);
        return [.. rows.Select(w =>
            RowReading.OrNull(() => new Webhook(w.Id, w.Address, StudioJson.Read<IReadOnlyList<string>>(w.Events), w.CreatedAt,
            w.LastAnswer, w.LastCalledAt))).OfType<Webhook>()];
    }

    /// <summary>Null if it was added; otherwise why not.</summary>
    public async Task<string?> AddAsync(string address, IReadOnlyList<string> events, Person person, CancellationToken ct = default)
    {
        if (!person.IsOwner)
            return OwnerOnly;
        if (_client.Fault(address.Trim()) is { } fault)
            return fault;
        if (events.Count == 0)
            return "Choose at least one event.";
        var row = new WebhookRow
        {
            Id = Guid.NewGuid().ToString("n"), Address = address.Trim(), Events = StudioJson.Write(events), CreatedAt = _time.GetUtcNow(),
        };
        return await _storage.WriteAsync(async context =>
        {
            if (await context.Webhooks.CountAsync(ct) >= MostWebhooks)
                return $"There are {MostWebhooks} webhooks, which is the limit. Delete one first.";
            context.Webhooks.Add(row);
            await context.SaveChangesAsync(ct);
            return null;
        }, ct);
    }

    /// <summary>Null if it is gone; otherwise why not.</summary>
    public async Task<string?> DeleteAsync(string id, Person person, CancellationToken ct = default)
    {
        if (!person.IsOwner)
            return OwnerOnly;
        await _storage.WriteAsync(context => context.Webhooks.Where(w => w.Id == id).ExecuteDeleteAsync(ct), ct);
        return null;
    }

    /// <summary>With it the receiver checks the signature; null for anybody but the owner.</summary>
    /// <remarks>Derived from the studio's key, so that storage holds no secret of a webhook.</remarks>
    public string? SecretOf(Webhook webhook, Person person) => person.IsOwner ? SecretOf(webhook) : null;

    /// <summary>Calls it once, now, with a made-up event.</summary>
    public Task<WebhookAnswer> TestAsync(Webhook webhook, Person person, CancellationToken ct = default) =>
        person.IsOwner ? CallAsync(webhook, [WebhookEvents.Test], null, ct)
            : Task.FromResult(new WebhookAnswer(OwnerOnly, IsDelivered: false));

    /// <summary>Calls it once and remembers the answer.</summary>
    internal async Task<WebhookAnswer> CallAsync(Webhook webhook, IReadOnlyList<string> events, ListedRun? run, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        var answer = await _client.PostAsync(webhook.Address, StudioJson.Write(new { Events = events, SentAt = now, Run = run }),
            SecretOf(webhook), now, ct);
        await _storage.WriteAsync(context => context.Webhooks.Where(w => w.Id == webhook.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.LastAnswer, answer.Sentence).SetProperty(w => w.LastCalledAt, now), ct), ct);
        return answer;
    }

    private string SecretOf(Webhook webhook) => WebhookClient.Sign(_key.Value, webhook.Id);
}
