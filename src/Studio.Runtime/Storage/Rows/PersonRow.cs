using Studio.Runtime.Persons;

namespace Studio.Runtime.Storage.Rows;

internal sealed class PersonRow
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public PersonRole Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
