using Studio.Notebooks;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Hosting;

public sealed class StorageStartTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnADamagedDatabase_StaysUpSaysWhyAndContinuesOnceItIsMovedAway()
    {
        var folder = Directory.CreateTempSubdirectory("studio-").FullName;
        var database = Path.Combine(folder, "studio.db");
        await File.WriteAllTextAsync(database, new string('x', 10_000), s_ct);

        await using var studio = await RunningStudio.StartAsync(folder: folder);
        Assert.Contains("is damaged", studio.Health.Fault, StringComparison.Ordinal);
        File.Move(database, database + ".away");
        while (studio.Health.Fault is not null)
        {
            s_ct.ThrowIfCancellationRequested();
            studio.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.NotNull(await studio.Notebooks.OpenAsync(await studio.Notebooks.CreateAsync(RunningStudio.Ada, Notebook.Empty)));
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(database + ".away", s_ct));
    }
}
