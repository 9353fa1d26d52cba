using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Experiments;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Accounts;

/// <summary>Persons, and the two tokens by which they come.</summary>
public sealed class PersonService
{
    private readonly StudioStorage _storage;
    private readonly TimeProvider _time;
    private readonly Tokens _tokens;

    public PersonService(StudioStorage storage, TimeProvider time) =>
        (_storage, _time, _tokens) = (storage, time, ReadOrMake(Path.Combine(storage.DataFolder, "tokens.json")));

    /// <summary>Of the owner's link, made at the first start.</summary>
    public string OwnerToken => _tokens.Owner;

    /// <summary>Of the class link.</summary>
    public string ClassToken => _tokens.Class;

    /// <summary>Null if the token is none of ours.</summary>
    public PersonRole? RoleOf(string token) =>
        IsSame(token, OwnerToken) ? PersonRole.Owner : IsSame(token, ClassToken) ? PersonRole.Member : null;

    /// <summary>Of the link of a role, without telling its token: who came by a link that was made anew since is to come again.</summary>
    public string KeyOf(PersonRole role) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(role == PersonRole.Owner ? OwnerToken : ClassToken)))[..16];

    /// <summary>A new person; under the name that they gave, unless it could be confused with that of somebody else.</summary>
    public Task<Person> JoinAsync(string name, PersonRole role) => _storage.WriteAsync(async context =>
    {
        var row = new PersonRow { Id = Guid.NewGuid().ToString("n"), Name = await NameAsync(context, name, role, but: null), Role = role,
            CreatedAt = _time.GetUtcNow() };
        context.Persons.Add(row);
        await context.SaveChangesAsync();
        return new Person(row.Id, row.Name, row.Role);
    }, CancellationToken.None);

    /// <summary>The person as storage knows them. Whoever holds a cookie of this studio and is not known, because the database was begun
    /// anew, is known from now on.</summary>
    public async Task<Person> AdmitAsync(Person claimed, CancellationToken ct = default) =>
        await FindAsync(claimed.Id, ct) ?? await _storage.WriteAsync(async context =>
    {
        var row = new PersonRow { Id = claimed.Id, Name = await NameAsync(context, claimed.Name, claimed.Role, but: null),
            Role = claimed.Role, CreatedAt = _time.GetUtcNow() };
        context.Persons.Add(row);
        await context.SaveChangesAsync(ct);
        return new Person(row.Id, row.Name, row.Role);
    }, ct);

    /// <summary>Whether the person may manage everything. Storage alone says so, whatever a caller claims.</summary>
    public async Task<bool> IsOwnerAsync(string id, CancellationToken ct = default) => await FindAsync(id, ct) is { IsOwner: true };

    public async Task<Person?> FindAsync(string id, CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        return await context.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } row
            ? new(row.Id, row.Name, row.Role) : null;
    }

    /// <summary>The names of all persons by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken ct = default)
    {
        await using var context = _storage.Open();
        return await context.Persons.ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    public Task<Person?> RenameAsync(string id, string name) => _storage.WriteAsync<Person?>(async context =>
    {
        if (await context.Persons.SingleOrDefaultAsync(p => p.Id == id) is not { } row)
            return null;
        row.Name = await NameAsync(context, name, row.Role, but: id);
        await context.SaveChangesAsync();
        return new(row.Id, row.Name, row.Role);
    }, CancellationToken.None);

    /// <summary>No name can be confused with the owner's or with somebody else's.</summary>
    private static async Task<string> NameAsync(StudioContext context, string name, PersonRole role, string? but)
    {
        var clean = PersonName.Clean(name);
        if (role == PersonRole.Owner)
            return clean;
        if (PersonName.Look(clean) == PersonName.Look(nameof(PersonRole.Owner)))
            clean += " (a member)";
        await context.LockAsync("names", CancellationToken.None);
        return PersonName.Distinct(clean, await context.Persons.Where(p => p.Id != but).Select(p => p.Name).ToListAsync());
    }

    /// <summary>Takes the same time wherever two tokens differ.</summary>
    private static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static Tokens ReadOrMake(string file)
    {
        try
        {
            return StudioJson.Read<Tokens>(SecretFile.ReadOrMake(file, () => StudioJson.Write(
                new Tokens(RandomNumberGenerator.GetHexString(32, lowercase: true),
                    RandomNumberGenerator.GetHexString(32, lowercase: true)))));
        }
        catch (JsonException fault)
        {
            throw new StorageFaultException($"{file}, which holds the keys of the links, is damaged. Delete it, "
                + "and the next start makes new links; nobody's work is lost.", fault);
        }
    }

    private sealed record Tokens(string Owner, string Class);
}
