using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Accounts;

public sealed class AccessTokensOnSqliteTests() : AccessTokensTests(() => null);

public sealed class AccessTokensOnPostgresTests(PostgresServer server) : AccessTokensTests(server.NewDatabase);

public abstract class AccessTokensTests(Func<string?> database) : IAsyncLifetime
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private TemporaryStudio _studio = null!;
    private Person _ada = null!;
    private AccessTokens _tokens = null!;

    public async ValueTask InitializeAsync()
    {
        _studio = await TemporaryStudio.OpenAsync(database());
        _ada = await new PersonService(_studio.Storage, _studio.Time).JoinAsync("Ada", PersonRole.Member);
        _tokens = new(_studio.Storage, _studio.Time);
    }

    public ValueTask DisposeAsync()
    {
        _studio.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Find_ByTheSecret_IsThePersonWhoMadeIt()
    {
        var made = await _tokens.CreateAsync(_ada, "laptop", s_ct);

        Assert.Equal(_ada, await _tokens.FindPersonAsync(made.Secret!, s_ct));
        Assert.Equal(_studio.Time.GetUtcNow(), Assert.Single(await _tokens.ListAsync(_ada.Id, s_ct)).LastUsedAt);
    }

    [Fact]
    public async Task Find_ByAnotherWord_IsNobody()
    {
        var made = await _tokens.CreateAsync(_ada, "laptop", s_ct);

        Assert.Null(await _tokens.FindPersonAsync(made.Secret![..^1], s_ct));
        Assert.Null(await _tokens.FindPersonAsync("", s_ct));
    }

    [Fact]
    public async Task Revoke_AToken_ItOpensNothingAnyMore()
    {
        var made = await _tokens.CreateAsync(_ada, "laptop", s_ct);
        var token = Assert.Single(await _tokens.ListAsync(_ada.Id, s_ct));

        Assert.False(await _tokens.RevokeAsync(token.Id, "somebody else", s_ct));
        Assert.True(await _tokens.RevokeAsync(token.Id, _ada.Id, s_ct));

        Assert.Null(await _tokens.FindPersonAsync(made.Secret!, s_ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Create_WithoutAName_IsRefused(string name)
    {
        var made = await _tokens.CreateAsync(_ada, name, s_ct);

        Assert.Null(made.Secret);
        Assert.StartsWith("A token needs a name", made.Refusal, StringComparison.Ordinal);
    }
}
