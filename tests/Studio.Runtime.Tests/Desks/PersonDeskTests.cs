using Studio.Runtime.Desks;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Desks;

public sealed class PersonDeskTests
{
    [Fact]
    public async Task Tokens_AfterARestart_AreTheSameAndNobodyElseCanReadThem()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var first = new PersonDesk(studio.Storage, studio.Time);

        var second = new PersonDesk(studio.Storage, studio.Time);

        Assert.Equal((first.OwnerToken, first.ClassToken), (second.OwnerToken, second.ClassToken));
        Assert.NotEqual(first.OwnerToken, first.ClassToken);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(studio.Folder, "tokens.json")));
    }

    [Fact]
    public async Task RoleOf_TokensAndOthers_KnowsOnlyItsOwn()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var desk = new PersonDesk(studio.Storage, studio.Time);

        Assert.Equal((PersonRole.Owner, PersonRole.Member), (desk.RoleOf(desk.OwnerToken), desk.RoleOf(desk.ClassToken)));
        Assert.All(["", "guess", desk.OwnerToken[..^1], desk.OwnerToken + "0"], t => Assert.Null(desk.RoleOf(t)));
    }

    [Fact]
    public async Task Join_WithAName_IsFoundAndRenamed()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var desk = new PersonDesk(studio.Storage, studio.Time);

        var ada = await desk.JoinAsync("  Ada ", PersonRole.Member);

        Assert.Equal(new(ada.Id, "Ada", PersonRole.Member), await desk.FindAsync(ada.Id, TestContext.Current.CancellationToken));
        Assert.Equal("Ada L.", (await desk.RenameAsync(ada.Id, "Ada L."))!.Name);
        Assert.Null(await desk.FindAsync("nobody", TestContext.Current.CancellationToken));
    }
}
