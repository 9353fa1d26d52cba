using System.Security.Claims;
using Studio.Runtime.Desks;

namespace Studio.Web.Persons;

/// <summary>A person as the signed cookie carries them.</summary>
public static class PersonClaims
{
    public static ClaimsPrincipal Of(Person person, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name), new(ClaimTypes.Role, person.Role.ToString())], scheme));

    /// <summary>Null for a visitor without a cookie.</summary>
    public static Person? Read(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && Enum.TryParse<PersonRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(id, principal.Identity?.Name ?? "", role)
            : null;
}
