using SkiaSharp;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Tests.Fixtures;
using Studio.Notebooks.Cells;
using Studio.Worker.Cells;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Cells;

public sealed class DrawGlyphsRunnerTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Run_TwoSteps_GeneratesSamplesBeforeAndDuringTraining()
    {
        var zip = EncodedPicture.Zip([.. Enumerable.Range(0, 8)
            .Select(i => ($"a/{i}.png", EncodedPicture.Png(new SKColor((byte)(30 * i), 7, 9), 32, 32)))]);
        var upload = await _place.Artifacts.PutAsync(zip, "zip", TestContext.Current.CancellationToken);
        var cell = new DrawGlyphs
            { Id = "draw", Data = "data", Settings = new() { Steps = 2, BatchSize = 4, Width = 4, SampleEvery = 1, GridSide = 2 } };

        var result = Assert.IsType<Generator>(_place.Run(new DrawGlyphsRunner(), cell, 1,
            ("data", Made.Glyphs() with { Reference = $"upload:{upload.Sha256}" })));

        var grids = _place.Told.OfType<RunEvent.Images>().ToArray();
        Assert.Equal([0, 1, 2], grids.Select(g => g.Step));
        Assert.All(grids, g => Assert.Equal((2, 2), (g.Rows, g.Columns)));
        Assert.Equal(grids[^1].Picture, result.Samples);
        Assert.True(new FileInfo(_place.PathOf(result.Model)).Length > 1000);
        Assert.Contains(_place.Told.OfType<RunEvent.Metrics>().SelectMany(m => m.Points), p => p is { Series: "loss/generator", Step: 2 });
    }
}
