using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Api;

public sealed class ApiAddressesTests(RunningStudio studio)
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithAToken_ListsTheRunsThatAreAskedFor()
    {
        var (ada, client) = await MemberAsync("Ada");
        using var _ = client;
        var run = await RunAsync(ada, "Frozen", RunStatus.Completed);
        await RunAsync(ada, "Broken", RunStatus.Failed);

        using var list = await JsonAsync(client, $"/api/runs?person={ada.Id}&status=completed");

        var listed = Assert.Single(list.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal((run, ada.Name, "Completed"), (listed.GetProperty("id").GetGuid(), listed.GetProperty("personName").GetString(),
            listed.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Get_AsCsv_HasALineForEachRun()
    {
        var (ada, client) = await MemberAsync("Ada");
        using var _ = client;
        var run = await RunAsync(ada, "=cmd()", RunStatus.Completed);

        var lines = (await client.GetStringAsync($"/api/runs?person={ada.Id}&format=csv", s_ct)).TrimEnd().Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{run},deleted notebook,'=cmd(),{ada.Name},feature-extraction,completed,1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OneRunAndWhatCanBeSeenOfIt_GivesBoth()
    {
        var (ada, client) = await MemberAsync("Ada");
        using var _ = client;
        var run = await RunAsync(ada, "Frozen", RunStatus.Completed);

        using var one = await JsonAsync(client, $"/api/runs/{run}");
        using var seen = await JsonAsync(client, $"/api/runs/{run}/snapshot");

        Assert.Equal("Frozen", one.RootElement.GetProperty("cellTitle").GetString());
        Assert.Equal("loss/train", seen.RootElement.GetProperty("curves")[0].GetProperty("series").GetString());
        Assert.Contains("event: snapshot", await client.GetStringAsync($"/api/runs/{run}/events", s_ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/runs?status=done", HttpStatusCode.BadRequest, "'done' is not a status.")]
    [InlineData("/api/runs?limit=many", HttpStatusCode.BadRequest, "'limit' is a number from 1 to 100000.")]
    [InlineData("/api/runs?format=xml", HttpStatusCode.BadRequest, "'xml' is not a format.")]
    [InlineData("/api/runs/3f2504e0-4f89-11d3-9a0c-0305e82c3301", HttpStatusCode.NotFound, "There is no run")]
    [InlineData("/api/runs/nonsense/events", HttpStatusCode.NotFound, "There is no run 'nonsense'.")]
    [InlineData("/api/notebooks/nonsense", HttpStatusCode.NotFound, "There is no notebook 'nonsense'.")]
    [InlineData("/api/nonsense", HttpStatusCode.NotFound, "There is no address '/api/nonsense' for GET.")]
    public async Task Get_WhatCannotBeAnswered_IsAProblemWithASentence(string address, HttpStatusCode status, string says)
    {
        var (_, client) = await MemberAsync("Ada");
        using var __ = client;

        using var answer = await client.GetAsync(address, s_ct);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(s_ct));
        Assert.StartsWith(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithoutAToken_SaysHowToSendOne()
    {
        using var stranger = studio.Stranger();

        using var answer = await stranger.GetAsync("/api/runs", s_ct);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Authorization: Bearer TOKEN", await answer.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithARevokedToken_IsTurnedAway()
    {
        var (ada, client) = await MemberAsync("Ada");
        using var _ = client;
        var token = Assert.Single(await Tokens.ListAsync(ada.Id, s_ct));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/runs", s_ct)).StatusCode);

        await Tokens.RevokeAsync(token.Id, ada.Id, s_ct);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/runs", s_ct)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/runs")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task Get_APageWithAToken_IsTurnedAway(string address)
    {
        var (_, client) = await MemberAsync("Ada");
        using var __ = client;

        using var answer = address.Contains("negotiate", StringComparison.Ordinal)
            ? await client.PostAsync(address, null, s_ct) : await client.GetAsync(address, s_ct);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Start_ACellOfOnesOwnNotebook_QueuesIt()
    {
        var (ada, client) = await MemberAsync("Ada");
        using var _ = client;
        var notebook = await Notebooks.CreateAsync(ada, new Notebook("Mine", [new Dataset { Id = "data",
            Source = FakeCatalogue.Dataset }]));

        using var answer = await client.PostAsync($"/api/notebooks/{notebook}/cells/data/run", null, s_ct);
        using var list = await JsonAsync(client, $"/api/runs?notebook={notebook}");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var started = await answer.Content.ReadFromJsonAsync<JsonElement>(s_ct);
        Assert.Equal(started.GetProperty("runs")[0].GetGuid(), list.RootElement.GetProperty("runs")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Start_ACellOfSomebodyElse_IsRefusedWithASentence()
    {
        var (ada, mine) = await MemberAsync("Ada");
        var (_, client) = await MemberAsync("Ben");
        using var __ = mine;
        using var ___ = client;
        var notebook = await Notebooks.CreateAsync(ada, new Notebook("Mine", [new Dataset { Id = "data",
            Source = FakeCatalogue.Dataset }]));

        using var answer = await client.PostAsync($"/api/notebooks/{notebook}/cells/data/run", null, s_ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("This notebook belongs to somebody else", await answer.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
    }

    private AccessTokens Tokens => studio.Services.GetRequiredService<AccessTokens>();

    private NotebookService Notebooks => studio.Services.GetRequiredService<NotebookService>();

    /// <summary>A program of a person who came by the class link.</summary>
    private async Task<(Person Person, HttpClient Client)> MemberAsync(string name)
    {
        var person = await studio.Services.GetRequiredService<PersonService>().JoinAsync(name, PersonRole.Member);
        var client = studio.Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Tokens.CreateAsync(person, "test",
            s_ct)).Secret);
        return (person, client);
    }

    private Task<Guid> RunAsync(Person person, string title, RunStatus end) =>
        RecordedRun.WriteAsync(studio.Services, new Transfer { Id = "transfer", Title = title }, person.Id, "n",
        new RunEvent.Metrics([new("loss/train", 1, 1)]), new RunEvent.Status(end, "Over."));

    private static async Task<JsonDocument> JsonAsync(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetStringAsync(address, s_ct));
}
