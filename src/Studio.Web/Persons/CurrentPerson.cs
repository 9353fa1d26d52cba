using Microsoft.AspNetCore.Components.Authorization;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;

namespace Studio.Web.Persons;

/// <summary>Who looks at the page.</summary>
public sealed class CurrentPerson(AuthenticationStateProvider state, PersonService service)
{
    private Person? _known;

    /// <summary>Identifies this page among those of the same person.</summary>
    public string View { get; } = Guid.NewGuid().ToString("n");

    public async Task<Person> GetAsync()
    {
        if (_known is not null)
            return _known;
        var claimed = PersonClaims.Read((await state.GetAuthenticationStateAsync()).User)
            ?? throw new UnauthorizedAccessException("You are not signed in. Open the link that was printed when the studio started.");
        return _known = await service.AdmitAsync(claimed);
    }

    public async Task RenameAsync(string name) => _known = await service.RenameAsync((await GetAsync()).Id, name) ?? _known;

    public async Task<PersonPresence> PresenceAsync(string? cell = null)
    {
        var person = await GetAsync();
        return new(View, person.Id, person.Name, cell);
    }
}
