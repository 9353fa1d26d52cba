using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Desks;

/// <summary>Persons, and the two tokens by which they come.</summary>
public sealed class PersonDesk
{
    private const int LongestName = 60;

    private readonly StudioStorage _storage;
    private readonly TimeProvider _time;
    private readonly Tokens _tokens;

    public PersonDesk(StudioStorage storage, TimeProvider time) => (_storage, _time, _tokens) = (storage, time, ReadOrMake(Path.Combine(storage.DataFolder, "tokens.json")));

    /// <summary>Of the owner's link, made at the first start.</summary>
    public string OwnerToken => _tokens.Owner;

    /// <summary>Of the class link.</summary>
    public string ClassToken => _tokens.Class;

    /// <summary>Null if the token is none of ours.</summary>
    public PersonRole? RoleOf(string token) => IsSame(token, OwnerToken) ? PersonRole.Owner : IsSame(token, ClassToken) ? PersonRole.Member : null;

    /// <summary>Of the link of a role, without telling its token: who came by a link that was made anew since is to come again.</summary>
    public string KeyOf(PersonRole role) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(role == PersonRole.Owner ? OwnerToken : ClassToken)))[..16];

    public async Task<Person> JoinAsync(string name, PersonRole role)
    {
        var clean = Clean(name);
        // Nobody is taken for the owner by a name.
        if (role != PersonRole.Owner && clean.Equals(nameof(PersonRole.Owner), StringComparison.OrdinalIgnoreCase))
            clean += " (a member)";
        var row = new PersonRow { Id = Guid.NewGuid().ToString("n"), Name = clean, Role = role, CreatedAt = _time.GetUtcNow() };
        await _storage.WriteAsync(context =>
        {
            context.Persons.Add(row);
            return context.SaveChangesAsync();
        }, CancellationToken.None);
        return new(row.Id, row.Name, row.Role);
    }

    public async Task<Person?> FindAsync(string id, CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        return await context.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } row ? new(row.Id, row.Name, row.Role) : null;
    }

    /// <summary>The names of all persons by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        return await context.Persons.ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    public async Task<Person?> RenameAsync(string id, string name)
    {
        var clean = Clean(name);
        await _storage.WriteAsync(context => context.Persons.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Name, clean)), CancellationToken.None);
        return await FindAsync(id);
    }

    /// <summary>Without what cannot be seen: marks that turn the direction of writing, joiners, controls.</summary>
    private static string Clean(string name)
    {
        var seen = string.Concat(name.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)).Select(r => r.ToString())).Trim();
        return seen.Length == 0 ? "Somebody" : seen[..Math.Min(seen.Length, LongestName)];
    }

    /// <summary>Takes the same time wherever two tokens differ.</summary>
    private static bool IsSame(string left, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static Tokens ReadOrMake(string file)
    {
        try
        {
            return StudioJson.Read<Tokens>(SecretFile.ReadOrMake(file, () => StudioJson.Write(
                new Tokens(RandomNumberGenerator.GetHexString(32, lowercase: true), RandomNumberGenerator.GetHexString(32, lowercase: true)))));
        }
        catch (JsonException fault)
        {
            throw new StorageFaultException($"{file}, which holds the keys of the links, is damaged. Delete it, and the next start makes new links; nobody's work is lost.", fault);
        }
    }

    private sealed record Tokens(string Owner, string Class);
}
