using System.Security.Cryptography;
using System.Text;
using Studio.Experiments.Runs;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Artifacts;

public sealed class ArtifactStoreTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly byte[] s_content = "a picture"u8.ToArray();

    [Fact]
    public async Task Put_Content_IsFoundUnderItsHash()
    {
        using var studio = await TemporaryStudio.OpenAsync();

        var artifact = await studio.Artifacts.PutAsync(s_content, "png", s_ct);

        Assert.Equal(new(Convert.ToHexStringLower(SHA256.HashData(s_content)), "png", 9), artifact);
        using var reader = new StreamReader(studio.Artifacts.Open(artifact.Sha256, "png")!);
        Assert.Equal("a picture", await reader.ReadToEndAsync(s_ct));
        Assert.Null(studio.Artifacts.Open(artifact.Sha256, "safetensors"));
    }

    [Fact]
    public async Task PutFile_TheSameContentTwice_KeepsOneAndLeavesNothingBehind()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var first = await studio.Artifacts.PutFileAsync(await FileAsync(studio, "one"), "safetensors", s_ct);

        var second = await studio.Artifacts.PutFileAsync(await FileAsync(studio, "two"), "safetensors", s_ct);

        Assert.Equal(first, second);
        Assert.Single(Directory.GetFiles(Path.Combine(studio.Folder, "artifacts"), "*", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(studio.Folder, "two")));
    }

    [Theory]
    [InlineData("../../etc/passwd", "png")]
    [InlineData("aa", "png")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "png")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "../png")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "")]
    public async Task PathOf_AnythingElseThanHashAndEnding_IsNoPath(string sha256, string ending)
    {
        using var studio = await TemporaryStudio.OpenAsync();

        Assert.Null(studio.Artifacts.PathOf(sha256, ending));
    }

    [Fact]
    public async Task Sweep_AfterAnHour_DeletesOnlyWhatNobodyNames()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await new PersonService(studio.Storage, studio.Time).JoinAsync("Ada", PersonRole.Owner);
        var loose = await PutAsync(studio, "loose");
        var named = await PutAsync(studio, "named");
        var checkpoint = await PutAsync(studio, "checkpoint");
        var upload = await PutAsync(studio, "upload");
        var lease = (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
        await studio.Journal.AppendAsync(lease, [new RunEvent.Images(1, "samples", named, 1, 1)], new(1, 0, checkpoint, false), s_ct);
        await studio.Artifacts.KeepAsync(upload, "dataset:of-ada", "ada", 1000, s_ct);

        Assert.Equal(0, await studio.Artifacts.SweepAsync(s_ct));
        studio.Time.Advance(TimeSpan.FromHours(1.1));
        var young = await PutAsync(studio, "young");
        Assert.Equal(1, await studio.Artifacts.SweepAsync(s_ct));

        Assert.Null(studio.Artifacts.PathOf(loose.Sha256, loose.Ending));
        Assert.All([named, checkpoint, upload, young], a => Assert.NotNull(studio.Artifacts.PathOf(a.Sha256, a.Ending)));
    }

    [Fact]
    public async Task Sweep_WithADatabaseThatWasBegunAnew_KeepsTheFilesOfTheOldOne()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var old = await PutAsync(studio, "taught with the old database");
        studio.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await studio.Artifacts.SweepAsync(s_ct));
        await new PersonService(studio.Storage, studio.Time).JoinAsync("Ada", PersonRole.Owner);
        var own = await PutAsync(studio, "of the new one");
        studio.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await studio.Artifacts.SweepAsync(s_ct));

        Assert.NotNull(studio.Artifacts.PathOf(old.Sha256, old.Ending));
        Assert.Null(studio.Artifacts.PathOf(own.Sha256, own.Ending));
    }

    [Fact]
    public async Task Sweep_WhatWasPutAgain_StaysUntilItsRowIsThere()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await PutAsync(studio, "twice");
        studio.Time.Advance(TimeSpan.FromHours(1.1));
        await PutAsync(studio, "twice");

        Assert.Equal(0, await studio.Artifacts.SweepAsync(s_ct));
    }

    [Fact]
    public async Task Keep_MoreThanTheQuota_IsRefusedWithTheSizes()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await studio.Artifacts.KeepAsync(new(new('a', 64), "zip", 2 << 20), "dataset:of-ada", "ada", 3 << 20, s_ct);

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() =>
            studio.Artifacts.KeepAsync(new(new('b', 64), "zip", 2 << 20), "dataset:of-ada", "ada", 3 << 20, s_ct));

        Assert.Contains("2 MB of your 3 MB are taken", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2 << 20, await studio.Artifacts.HeldBytesAsync("ada", s_ct));
        await studio.Artifacts.KeepAsync(new(new('b', 64), "zip", 2 << 20), "dataset:of-grace", "grace", 3 << 20, s_ct);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut")]
    [InlineData("longer")]
    public async Task VerifiedPathOf_ContentThatChanged_NamesTheFileAndMakingItAgainReplacesIt(string damage)
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var artifact = await PutAsync(studio, "weights");
        var path = studio.Artifacts.PathOf(artifact.Sha256, artifact.Ending)!;
        await DamageAsync(path, damage);

        var fault = Assert.Throws<InvalidDataException>(() =>
            studio.Artifacts.VerifiedPathOf(artifact.Sha256, artifact.Ending, "The trained network", "Run the transfer again."));

        Assert.StartsWith("The trained network is damaged", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{artifact.Sha256}.safetensors.damaged", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(studio.Folder, fault.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() =>
            studio.Artifacts.VerifiedPathOf(artifact.Sha256, artifact.Ending, "The trained network", "Run the transfer again."));
        await PutAsync(studio, "weights");
        Assert.Equal(path,
            studio.Artifacts.VerifiedPathOf(artifact.Sha256, artifact.Ending, "The trained network", "Run the transfer again."));
    }

    [Fact]
    public async Task Put_WhatIsThereDamaged_ReplacesIt()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var artifact = await studio.Artifacts.PutAsync(s_content, "zip", s_ct);
        var path = studio.Artifacts.PathOf(artifact.Sha256, "zip")!;
        await DamageAsync(path, "flipped");

        await studio.Artifacts.PutFileAsync(await FileAsync(studio, "again"), "zip", s_ct);

        Assert.Equal(s_content, await File.ReadAllBytesAsync(path, s_ct));
    }

    [Fact]
    public async Task OpenVerified_ContentThatChangedAfterItWasRead_IsRefused()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var artifact = await PutAsync(studio, "weights");
        await studio.Artifacts.OpenVerified(artifact.Sha256, artifact.Ending)!.DisposeAsync();
        await DamageAsync(studio.Artifacts.PathOf(artifact.Sha256, artifact.Ending)!, "longer");

        Assert.Throws<InvalidDataException>(() => studio.Artifacts.OpenVerified(artifact.Sha256, artifact.Ending));
        Assert.Null(studio.Artifacts.OpenVerified(artifact.Sha256, artifact.Ending));
    }

    [Fact]
    public async Task Sweep_DamagedUpload_StaysAsLongAsItIsKept()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        await new PersonService(studio.Storage, studio.Time).JoinAsync("Ada", PersonRole.Owner);
        var kept = await PutAsync(studio, "kept");
        var loose = await PutAsync(studio, "loose");
        await studio.Artifacts.KeepAsync(kept, "dataset:of-ada", "ada", 1000, s_ct);
        foreach (var artifact in new[] { kept, loose })
        {
            var path = studio.Artifacts.PathOf(artifact.Sha256, artifact.Ending)!;
            File.Move(path, path + ".damaged");
        }
        studio.Time.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(1, await studio.Artifacts.SweepAsync(s_ct));

        Assert.EndsWith($"{kept.Sha256}.safetensors.damaged",
            Assert.Single(Directory.GetFiles(Path.Combine(studio.Folder, "artifacts"), "*", SearchOption.AllDirectories)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_ManyAtOnce_NeverExceedTheQuotaTogether()
    {
        using var studio = await TemporaryStudio.OpenAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await studio.Artifacts.KeepAsync(new($"{i:x}".PadLeft(64, 'c'), "zip", 1 << 20), $"dataset:{i}", "ada", 3 << 20, s_ct);
                return true;
            }
            catch (StorageFaultException)
            {
                return false;
            }
        }));

        Assert.Equal(3, kept.Count(k => k));
        Assert.Equal(3 << 20, await studio.Artifacts.HeldBytesAsync("ada", s_ct));
    }

    [Fact]
    public async Task Keep_WhatThePersonHoldsAlready_TakesNoMoreRoom()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var file = new ArtifactReference(new('a', 64), "zip", 3 << 20);
        await studio.Artifacts.KeepAsync(file, "dataset:1", "ada", 3 << 20, s_ct);

        await studio.Artifacts.KeepAsync(file, "dataset:1", "ada", 3 << 20, s_ct);
        await studio.Artifacts.KeepAsync(file, "dataset:2", "ada", 3 << 20, s_ct);

        Assert.Equal(3 << 20, await studio.Artifacts.HeldBytesAsync("ada", s_ct));
    }

    [Fact]
    public async Task ForgetUnnamed_UploadsOfAnEarlierStudio_StayOnlyWhileANotebookNamesThem()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var (named, unnamed) = (new ArtifactReference(new('a', 64), "zip", 1), new ArtifactReference(new('b', 64), "zip", 1));
        await studio.Artifacts.KeepAsync(named, "person:ada", "ada", 3, s_ct);
        await studio.Artifacts.KeepAsync(unnamed, "person:ada", "ada", 3, s_ct);
        await studio.Artifacts.KeepAsync(new(new('c', 64), "zip", 1), "dataset:1", "ada", 3, s_ct);
        await studio.Storage.WriteAsync(context =>
        {
            context.Notebooks.Add(new() { Id = "n", Person = "ada", Title = "n", Document = $"upload:{named.Sha256}" });
            return context.SaveChangesAsync(s_ct);
        }, s_ct);

        Assert.Equal(1, await studio.Artifacts.ForgetUnnamedAsync(s_ct));

        await using var context = studio.Storage.Open();
        Assert.Equal(["a", "c"], context.Artifacts.Select(a => a.Sha256.Substring(0, 1)).ToList().Order());
    }

    private static async Task DamageAsync(string path, string damage)
    {
        var content = await File.ReadAllBytesAsync(path, s_ct);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(path, damage switch { "flipped" => content, "cut" => content[..^1], _ => [.. content, 0] }, s_ct);
    }

    private static Task<ArtifactReference> PutAsync(TemporaryStudio studio, string content) =>
        studio.Artifacts.PutAsync(Encoding.UTF8.GetBytes(content), "safetensors", s_ct);

    private static async Task<string> FileAsync(TemporaryStudio studio, string name)
    {
        var path = Path.Combine(studio.Folder, name);
        await File.WriteAllBytesAsync(path, s_content, s_ct);
        return path;
    }
}
