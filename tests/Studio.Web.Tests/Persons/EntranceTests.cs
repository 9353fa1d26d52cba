using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Accounts;
using Studio.Web.Hosting;
using Studio.Web.Persons;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Persons;

public sealed class EntranceTests(RunningStudio studio)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/runs")]
    [InlineData("/n/whatever/file/ipynb")]
    [InlineData("/api/runs/3f2504e0-4f89-11d3-9a0c-0305e82c3301/events")]
    [InlineData("/hubs/runs/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/studio.css")]
    [InlineData("/artifacts/0000000000000000000000000000000000000000000000000000000000000000.png")]
    public async Task Get_WithoutACookie_IsTurnedAway(string address)
    {
        using var stranger = studio.Stranger();

        using var answer = address.Contains("negotiate", StringComparison.Ordinal)
            ? await stranger.PostAsync(address, null) : await stranger.GetAsync(address);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/", "Authentication is required")]
    [InlineData("/nowhere", "Authentication is required")]
    [InlineData("/enter", "This link is not valid")]
    [InlineData("/enter?token=guess", "This link is not valid")]
    public async Task Get_ByABrowserWithoutALink_ShowsAPageThatSaysWhatToDo(string address, string sentence)
    {
        using var stranger = studio.Stranger();
        stranger.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await stranger.GetAsync(address);

        var page = await answer.Content.ReadAsStringAsync();
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByACookieOfALinkThatWasMadeAnew_IsTurnedAway()
    {
        var folder = Directory.CreateTempSubdirectory("studio-keys-").FullName;
        string[] arguments = ["--urls", "http://127.0.0.1:0", "--data-folder", folder, "--devices", "none", "--worker-path",
            FakeCatalogue.WriteTo(Path.Combine(folder, "worker"))];
        var cookies = new CookieContainer();

        Assert.Equal(HttpStatusCode.OK, await VisitAsync(isEntering: true));
        Assert.Equal(HttpStatusCode.OK, await VisitAsync(isEntering: false));
        File.Delete(Path.Combine(folder, "tokens.json"));
        Assert.Equal(HttpStatusCode.Unauthorized, await VisitAsync(isEntering: false));
        Directory.Delete(folder, recursive: true);

        async Task<HttpStatusCode> VisitAsync(bool isEntering)
        {
            await using var app = StudioHost.Create(arguments);
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
                { BaseAddress = new(app.Urls.First(u => u.StartsWith("http://127", StringComparison.Ordinal))) };
            if (isEntering)
                (await client.GetAsync("enter?token="
                    + $"{app.Services.GetRequiredService<PersonService>().OwnerToken}")).EnsureSuccessStatusCode();
            using var answer = await client.GetAsync("/runs");
            await app.StopAsync(TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Get_AnUnknownAddress_IsNotFoundAndAPageAllTheSame()
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            owner.DefaultRequestHeaders.Add("Accept", "text/html");

            using var answer = await owner.GetAsync("/nowhere");

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("_framework/blazor.web", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Enter_OwnersLink_GivesAStrictCookieThatNoScriptReads()
    {
        using var stranger = studio.Stranger();

        using var answer = await stranger.GetAsync($"/enter?token={Persons.OwnerToken}");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("studio-", StringComparison.Ordinal))
            .ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("url=/", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_WithAGuess_IsRefused()
    {
        using var stranger = studio.Stranger();

        using var answer = await stranger.GetAsync($"/enter?token={Persons.OwnerToken[..^1]}x");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Enter_ClassLink_AsksForANameAndThenLetsIn()
    {
        using var stranger = studio.Stranger();
        var page = await stranger.GetStringAsync($"/enter?token={Persons.ClassToken}");

        using var joined = await stranger.PostAsync("/enter", Form(page, "Ada"));
        using var home = await stranger.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task Join_ByABrowser_WhichSendsTheOriginOfTheForm_LetsIn()
    {
        using var stranger = studio.Stranger();
        using var page = await stranger.GetAsync($"/enter?token={Persons.ClassToken}");
        // A browser hides the origin of a form on a page that must not name itself (Fetch standard, "append a request Origin header").
        var isHidden = page.Headers.GetValues("Referrer-Policy").Single() == "no-referrer";
        using var form =
            new HttpRequestMessage(HttpMethod.Post, "/enter") { Content = Form(await page.Content.ReadAsStringAsync(), "Ada") };
        form.Headers.Add("Origin", isHidden ? "null" : studio.Address.GetLeftPart(UriPartial.Authority));

        using var joined = await stranger.SendAsync(form);

        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
    }

    [Fact]
    public async Task Enter_EitherLink_RevealsTheTokenToNoOtherPage()
    {
        using var stranger = studio.Stranger();

        using var asked = await stranger.GetAsync($"/enter?token={Persons.ClassToken}");
        using var joined = await stranger.PostAsync("/enter", Form(await asked.Content.ReadAsStringAsync(), "Ada"));
        using var owner = await stranger.GetAsync($"/enter?token={Persons.OwnerToken}");

        foreach (var answer in new[] { asked, joined, owner })
        {
            Assert.Equal("strict-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("history.replaceState", page, StringComparison.Ordinal);
            // It runs only if the policy of the same answer names it.
            var nonce = page.Split("nonce=\"")[1].Split('"')[0];
            Assert.Contains($"'nonce-{WebUtility.HtmlDecode(nonce)}'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Join_AgainWithTheSameBrowser_MakesNoSecondPerson()
    {
        using var stranger = studio.Stranger();
        var page = await stranger.GetStringAsync($"/enter?token={Persons.ClassToken}");
        using var first = await stranger.PostAsync("/enter", Form(page, "Twice"));

        using var second = await stranger.PostAsync("/enter", Form(page, "Twice"));

        Assert.False(second.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(c => c.StartsWith("studio-", StringComparison.Ordinal)
            && !c.StartsWith("studio-form", StringComparison.Ordinal)));
        Assert.Single((await Persons.NamesAsync(TestContext.Current.CancellationToken)).Values,
            n => n.StartsWith("Twice", StringComparison.Ordinal));
    }

    [Fact]
    public void Limiter_MoreThanAClassAtOnce_LetsAFewInAMinute()
    {
        using var comers = Entrance.NewLimiter();

        Assert.Equal(40, Enumerable.Range(0, 60).Count(_ => comers.AttemptAcquire().IsAcquired));
    }

    [Fact]
    public async Task Join_WithoutTheFormsOwnToken_IsRefused()
    {
        using var stranger = studio.Stranger();

        using var answer =
            await stranger.PostAsync("/enter", new FormUrlEncodedContent([new("token", Persons.ClassToken), new("name", "Mallory")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Get_WithAnAlteredCookie_IsTurnedAway()
    {
        var (owner, cookies) = await studio.OwnerAsync();
        using (owner)
        {
            var cookie = cookies.GetCookies(studio.Address).First(c => c.Name.StartsWith("studio-", StringComparison.Ordinal));
            cookie.Value = $"{cookie.Value[..^4]}AAAA";

            using var answer = await owner.GetAsync("/");

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Healthz_WithoutACookie_Answers()
    {
        using var stranger = studio.Stranger();

        Assert.Equal("Healthy", await stranger.GetStringAsync("/healthz"));
    }

    private PersonService Persons => studio.Services.GetRequiredService<PersonService>();

    private FormUrlEncodedContent Form(string page, string name)
    {
        const string field = "name=\"__RequestVerificationToken\" value=\"";
        var from = page.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return new([new("__RequestVerificationToken", WebUtility.HtmlDecode(page[from..page.IndexOf('"', from)])),
            new("token", Persons.ClassToken), new("name", name)]);
    }
}
