namespace Studio.Runtime.Desks;

/// <summary>Persons, and the two tokens by which they come.</summary>
public sealed class PersonDesk
{
    /// <summary>Of the owner's link, made at the first start.</summary>
    public string OwnerToken => throw new NotImplementedException();

    /// <summary>Of the class link.</summary>
    public string ClassToken => throw new NotImplementedException();

    /// <summary>Null if the token is none of ours.</summary>
    public PersonRole? RoleOf(string token) => throw new NotImplementedException();

    public Task<Person> JoinAsync(string name, PersonRole role) => throw new NotImplementedException();

    public Task<Person?> FindAsync(string id, CancellationToken ct = default) => throw new NotImplementedException();

    public Task<Person?> RenameAsync(string id, string name) => throw new NotImplementedException();
}
