using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Accounts;

public sealed class PersonServiceTests
{
    [Fact]
    public async Task Tokens_AfterARestart_AreTheSameAndNobodyElseCanReadThem()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var first = new PersonService(studio.Storage, studio.Time);

        var second = new PersonService(studio.Storage, studio.Time);

        Assert.Equal((first.OwnerToken, first.ClassToken), (second.OwnerToken, second.ClassToken));
        Assert.NotEqual(first.OwnerToken, first.ClassToken);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(studio.Folder, "tokens.json")));
    }

    [Fact]
    public async Task RoleOf_TokensAndOthers_KnowsOnlyItsOwn()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);

        Assert.Equal((PersonRole.Owner, PersonRole.Member), (service.RoleOf(service.OwnerToken), service.RoleOf(service.ClassToken)));
        Assert.All(["", "guess", service.OwnerToken[..^1], service.OwnerToken + "0"], t => Assert.Null(service.RoleOf(t)));
    }

    [Fact]
    public async Task Join_WithAName_IsFoundAndRenamed()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);

        var ada = await service.JoinAsync("  Ada ", PersonRole.Member);

        Assert.Equal(new(ada.Id, "Ada", PersonRole.Member), await service.FindAsync(ada.Id, TestContext.Current.CancellationToken));
        Assert.Equal("Ada L.", (await service.RenameAsync(ada.Id, "Ada L."))!.Name);
        Assert.Null(await service.FindAsync("nobody", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Owner", "Owner (a member)")]
    [InlineData("\u202eowner\u202c", "owner (a member)")]
    [InlineData("\u041ewner", "\u041ewner (a member)")]
    [InlineData("\uff2f\uff57\uff4e\uff45\uff52", "\uff2f\uff57\uff4e\uff45\uff52 (a member)")]
    [InlineData("Al\u200bice", "Alice")]
    [InlineData("\u200b\u2066", "Somebody")]
    [InlineData("أمل", "أمل")]
    public async Task Join_ByANameThatDeceives_IsShownAsWhatItIs(string given, string shown)
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);

        Assert.Equal(shown, (await service.JoinAsync(given, PersonRole.Member)).Name);
    }

    [Theory]
    [InlineData("Alice")]
    [InlineData("alice")]
    [InlineData(" A l i c e ")]
    [InlineData("\u0410lice")]
    [InlineData("Alic\u0435")]
    [InlineData("Alic\u00e9")]
    [InlineData("A1ice")]
    public async Task Join_ByANameThatLooksLikeAnothers_GetsANumber(string name)
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);
        await service.JoinAsync("Alice", PersonRole.Member);

        var second = await service.JoinAsync(name, PersonRole.Member);
        var third = await service.JoinAsync(name, PersonRole.Member);

        Assert.Equal($"{name.Trim()} 2", second.Name);
        Assert.Equal($"{name.Trim()} 3", third.Name);
    }

    [Fact]
    public async Task Join_ManyAtOnceByOneName_GivesEachAnother()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);

        var joined = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => service.JoinAsync("Ada", PersonRole.Member)));

        Assert.Equal(12, joined.Select(p => p.Name).Distinct().Count());
    }

    [Fact]
    public async Task Rename_ToTheOwnersOrAnothersName_IsNoWayAround()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);
        await service.JoinAsync("Grace", PersonRole.Member);
        var ada = await service.JoinAsync("Ada", PersonRole.Member);

        Assert.Equal("Owner (a member)", (await service.RenameAsync(ada.Id, "Owner"))!.Name);
        Assert.Equal("Grace 2", (await service.RenameAsync(ada.Id, "Grace"))!.Name);
        Assert.Equal("Ada", (await service.RenameAsync(ada.Id, "Ada"))!.Name);
        Assert.Equal("Ada", (await service.RenameAsync(ada.Id, "Ada"))!.Name);
        Assert.Null(await service.RenameAsync("nobody", "Somebody"));
    }

    [Fact]
    public async Task Admit_AKnownPerson_TakesTheRoleFromStorage()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var service = new PersonService(studio.Storage, studio.Time);
        var ada = await service.JoinAsync("Ada", PersonRole.Member);

        Assert.Equal(PersonRole.Member,
            (await service.AdmitAsync(ada with { Role = PersonRole.Owner }, TestContext.Current.CancellationToken)).Role);
        Assert.False(await service.IsOwnerAsync(ada.Id, TestContext.Current.CancellationToken));
        Assert.False(await service.IsOwnerAsync("nobody", TestContext.Current.CancellationToken));
        var owner = await service.AdmitAsync(new("of-an-older-database", "Owner", PersonRole.Owner), TestContext.Current.CancellationToken);
        Assert.True(await service.IsOwnerAsync(owner.Id, TestContext.Current.CancellationToken));
    }
}
