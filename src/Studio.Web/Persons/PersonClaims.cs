using System.Security.Claims;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;

namespace Studio.Web.Persons;

/// <summary>A person as the signed cookie carries them.</summary>
public static class PersonClaims
{
    private const string Key = "studio-key";

    /// <param name="key">Of the link by which the person came; empty for whoever came otherwise.</param>
    public static ClaimsPrincipal Of(Person person, string scheme, string key = "") => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name), new(ClaimTypes.Role, person.Role.ToString()),
            new(Key, key)], scheme));

    /// <summary>Whether the link by which the person came is still the one of the role.</summary>
    public static bool IsCurrent(ClaimsPrincipal principal, PersonService persons) =>
        Read(principal) is { } person && principal.FindFirstValue(Key) == persons.KeyOf(person.Role);

    /// <summary>Null for a visitor without a cookie.</summary>
    public static Person? Read(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && Enum.TryParse<PersonRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(id, principal.Identity?.Name ?? "", role)
            : null;
}
