using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Web.Layout;
using Studio.Web.Persons;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Layout;

public sealed class PersonMenuTests : ViewContext
{
    private readonly PersonService _persons;

    public PersonMenuTests(RunningStudio studio)
    {
        _persons = studio.Services.GetRequiredService<PersonService>();
        Services.AddSingleton(_persons).AddScoped<CurrentPerson>();
    }

    [Fact]
    public async Task Menu_Pressed_SaysWhoOneIsAndOffersAnotherName()
    {
        var ada = await _persons.JoinAsync("Ada", PersonRole.Member);
        Services.AddSingleton<AuthenticationStateProvider>(new Visitor(PersonClaims.Of(ada, "test")));
        var layer = Render<MudBlazor.MudPopoverProvider>();
        var menu = Render<PersonMenu>();

        await menu.WaitForElement($"button[aria-label$='you are {ada.Name}']").ClickAsync();

        Assert.Contains($"{ada.Name}, member", layer.Markup, StringComparison.Ordinal);
        Assert.Contains("Change your name", layer.Find("[role=menuitem]").TextContent, StringComparison.Ordinal);
    }

    private sealed class Visitor(ClaimsPrincipal who) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(who));
    }
}
