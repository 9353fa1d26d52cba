using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Studio.Notebooks.Templates;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Web.Notebooks;
using Studio.Web.Persons;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks;

public sealed class NewNotebookTests(RunningStudio studio) : BunitContext
{
    [Fact]
    public async Task Open_ADoubleClick_MakesOneNotebook()
    {
        var (made, notebook) = (0, NotebookTemplate.Find("empty").Open() with { Title = "Made by a double click" });
        var navigation = Services.GetRequiredService<NavigationManager>();
        using var opening = await OpeningAsync(navigation);

        await Task.WhenAll(opening.OpenAsync(Make), opening.OpenAsync(Make));

        Assert.Equal(1, made);
        var listed = Assert.Single(await Service.ListAsync(), n => n.Title == notebook.Title);
        Assert.EndsWith($"/n/{listed.Id}", navigation.Uri, StringComparison.Ordinal);

        Studio.Notebooks.Notebook Make()
        {
            made++;
            return notebook;
        }
    }

    [Fact]
    public async Task Open_FromAnotherPageLater_MakesAnother()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        using var opening = await OpeningAsync(navigation);
        await opening.OpenAsync(NotebookTemplate.Find("empty").Open);
        var first = navigation.Uri;

        await opening.OpenAsync(NotebookTemplate.Find("empty").Open);

        Assert.NotEqual(first, navigation.Uri);
    }

    private NotebookService Service => studio.Services.GetRequiredService<NotebookService>();

    private async Task<NewNotebook> OpeningAsync(NavigationManager navigation)
    {
        var persons = studio.Services.GetRequiredService<PersonService>();
        return new(Service, new(new Signed(PersonClaims.Of(await persons.JoinAsync("Jo", PersonRole.Member), "test")), persons),
            navigation);
    }

    private sealed class Signed(ClaimsPrincipal person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(person));
    }
}
