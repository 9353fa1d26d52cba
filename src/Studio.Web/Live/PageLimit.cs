using Microsoft.AspNetCore.Components.Server.Circuits;
using Studio.Web.Persons;

namespace Studio.Web.Live;

/// <summary>Refuses a page to a person who has too many open.</summary>
public sealed class PageLimit(OpenPages pages, CurrentPerson viewer, ILogger<PageLimit> log) : CircuitHandler
{
    private string? _person;

    /// <exception cref="InvalidOperationException">The person has too many pages open; the page is not connected.</exception>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var person = (await viewer.GetAsync()).Id;
        if (!pages.TryOpen(person))
        {
            log.LogWarning("{Person} has {Pages} pages open; another one is refused.", person, OpenPages.Most);
            throw new InvalidOperationException($"You have {OpenPages.Most} pages of the studio open. Close some, "
                + "and load this one again.");
        }
        _person = person;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _person, null) is { } person)
            pages.Close(person);
        return Task.CompletedTask;
    }
}
