using Microsoft.EntityFrameworkCore;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Runtime.Library;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Storage;

/// <summary>One row with damaged text does not take a list from everybody.</summary>
public sealed class DamagedRowsTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    private static readonly string[] s_damages =
        ["", "{", "null", "[]", "{}", "{\"cell\":{\"kind\":\"transfer\",\"seed\":-1}}", "\"\\ud800\"", "{\"notebook\":1e999}"];

    [Fact]
    public async Task Lists_WithDamagedRequestsAndResults_ShowTheOtherRuns()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var sound = await studio.AddRunAsync();
        foreach (var (i, text) in s_damages.Index())
        {
            var (request, result) = (await studio.AddRunAsync(cell: $"transfer-{i}"), await studio.AddRunAsync(cell: $"evaluate-{i}"));
            await studio.Storage.WriteAsync(async context =>
            {
                await context.Runs.Where(r => r.Id == request).ExecuteUpdateAsync(s => s.SetProperty(r => r.Request, text), s_ct);
                return await context.Runs.Where(r => r.Id == result)
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.Result, text).SetProperty(r => r.Status, RunStatus.Completed), s_ct);
            }, s_ct);
            await studio.Journal.FindAsync(request, s_ct);
        }

        Assert.Contains(await studio.Runs.ListAsync(null, s_ct), r => r.Id == sound);
        Assert.Contains(await studio.Runs.ActiveAsync(s_ct), r => r.Id == sound);
        Assert.Contains(await studio.Runs.NewestAsync("tour", s_ct), r => r.Id == sound);
        Assert.Contains(await new RunList(studio.Storage).ListAsync(new RunQuery(), s_ct), r => r.Id == sound);
        await studio.Runs.CompletedAsync("tour", s_ct);
    }

    [Theory]
    [InlineData("{\"kind\":")]
    [InlineData("""{"kind":"table","step":5,"name":"stages","columns":["stage","parameters"],"rows":[["stem","928"]]}""")]
    public async Task Read_AJournalWithAnEntryDamagedOrOfARemovedKind_KeepsItsNumbers(string entry)
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var lease = (await studio.Journal.TakeAsync(await studio.AddRunAsync(), "first", s_ct))!;
        await studio.Journal.AppendAsync(lease, [Say.Running, Say.Loss(1), Say.Loss(2)], null, s_ct);
        await studio.Storage.WriteAsync(c => c.Entries.Where(e => e.Number == 2)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Event, entry), s_ct), s_ct);

        var read = await studio.Journal.ReadAsync(lease.Run, 0, 10, s_ct);

        Assert.Equal([1, 2, 3], read.Select(e => e.Number));
        Assert.IsType<RunEvent.Log>(read[1].Event);
        Assert.IsType<RunEvent.Metrics>(read[2].Event);
    }

    [Fact]
    public async Task Lists_WithDamagedFacts_AreRead()
    {
        using var studio = await TemporaryStudio.OpenAsync();
        var options = new RuntimeOptions { DataFolder = studio.Folder, Time = studio.Time };
        await studio.Storage.WriteAsync(context =>
        {
            foreach (var (i, text) in s_damages.Index())
            {
                context.Datasets.Add(new()
                    { Id = $"d{i}", Person = "ada", Name = "d", Sha256 = new('a', 64), Ending = "zip", Facts = text });
                context.Models.Add(new()
                    { Id = $"m{i}", Person = "ada", Name = "m", Sha256 = new('a', 64), Ending = "safetensors", Facts = text });
            }
            return context.SaveChangesAsync(s_ct);
        }, s_ct);

        await new StoredDatasets(studio.Storage, studio.Artifacts, new(options.Catalogue), options).LoadAsync(s_ct);
        await new StoredModels(studio.Storage, studio.Artifacts, new(options.Catalogue), options).LoadAsync(s_ct);
    }
}
