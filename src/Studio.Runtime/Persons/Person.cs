namespace Studio.Runtime.Persons;

/// <summary>A visitor under the name that they gave.</summary>
public sealed record Person(string Id, string Name, PersonRole Role)
{
    /// <summary>Id under which the studio itself acts, for example when it asks a run to make room.</summary>
    public const string Studio = "studio";

    public bool IsOwner => Role == PersonRole.Owner;
}
