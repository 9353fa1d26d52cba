using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Accounts;

/// <summary>Tokens with which programs act as the person who made them, with that person's rights.</summary>
/// <remarks>A token is 256 random bits, so a plain SHA-256 of it is enough: there is nothing to guess.</remarks>
public sealed class AccessTokens(StudioStorage storage, TimeProvider time)
{
    /// <summary>By it a leaked token is recognised as one of a studio.</summary>
    public const string Prefix = "studio_";

    /// <summary>Most characters of a token's name.</summary>
    public const int LongestName = 60;

    private const int MostTokens = 20;
    private static readonly TimeSpan s_usedOnce = TimeSpan.FromMinutes(1);

    /// <param name="name">What it is for, for example "laptop".</param>
    public async Task<CreatedToken> CreateAsync(Person person, string name, CancellationToken ct = default)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } called)
            return new(null, $"A token needs a name of 1 to {LongestName} characters, so that you can identify it later.");
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var row = new AccessTokenRow
        {
            Id = Guid.NewGuid().ToString("n"), Person = person.Id, Name = called, Hash = Hash(secret), CreatedAt = time.GetUtcNow(),
        };
        var isMade = await storage.WriteAsync(async context =>
        {
            if (await context.AccessTokens.CountAsync(t => t.Person == person.Id, ct) >= MostTokens)
                return false;
            context.AccessTokens.Add(row);
            await context.SaveChangesAsync(ct);
            return true;
        }, ct);
        return isMade
            ? new(secret, null) : new(null, $"You have {MostTokens} tokens, which is the limit. Revoke one that you no longer need.");
    }

    /// <summary>A person's tokens, the newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(string person, CancellationToken ct = default)
    {
        await using var context = storage.Open();
        return await context.AccessTokens.Where(t => t.Person == person).OrderByDescending(t => t.CreatedAt)
            .Select(t => new AccessToken(t.Id, t.Name, t.CreatedAt, t.LastUsedAt)).ToListAsync(ct);
    }

    /// <summary>From now on it opens nothing. False if the person has no such token.</summary>
    public Task<bool> RevokeAsync(string id, string person, CancellationToken ct = default) =>
        storage.WriteAsync(
            async context => await context.AccessTokens.Where(t => t.Id == id && t.Person == person).ExecuteDeleteAsync(ct) == 1, ct);

    /// <summary>Whose token it is; null if it is none, or was revoked.</summary>
    public async Task<Person?> FindPersonAsync(string secret, CancellationToken ct = default)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var hash = Hash(secret);
        await using var context = storage.Open();
        if (await context.AccessTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct) is not { } token
            || await context.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == token.Person, ct) is not { } person)
            return null;
        var now = time.GetUtcNow();
        if (token.LastUsedAt is not { } last || now - last > s_usedOnce)
            await storage.WriteAsync(c => c.AccessTokens.Where(t => t.Id == token.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), ct), ct);
        return new(person.Id, person.Name, person.Role);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
