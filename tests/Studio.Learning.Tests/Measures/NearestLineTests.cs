using Studio.Learning.Measures;

namespace Studio.Learning.Tests.Measures;

public sealed class NearestLineTests
{
    [Fact]
    public void Of_ALineWithALongerRun_IsTheNearest() =>
        Assert.Equal(new(Line: 1, Start: 1, Length: 3), NearestLine.Of([9, 1, 2, 3, 8], [[1, 2, 9, 9], [7, 1, 2, 3], [1, 2, 3]]));

    [Fact]
    public void Of_NothingShared_IsNone() => Assert.Null(NearestLine.Of([1, 2], [[3, 4], []]));

    [Fact]
    public void Of_ATokenThatMatchesNothing_EndsEachRun() =>
        Assert.Equal(new(Line: 0, Start: 2, Length: 1), NearestLine.Of([-1, -1, 5], [[-1, -1, 5]]));

    [Fact]
    public void Of_RandomSequences_IsWhatComparingAllPairsFinds()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            int[] sample = [.. Enumerable.Range(0, 12).Select(_ => random.Next(3))];
            int[][] lines = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 10).Select(_ => random.Next(3)).ToArray())];

            var nearest = NearestLine.Of(sample, lines)!;

            Assert.Equal(lines.Max(line => Longest(sample, line)), nearest.Length);
            Assert.Equal(nearest.Length, Longest(sample.AsSpan(nearest.Start, nearest.Length).ToArray(), lines[nearest.Line]));
        }
    }

    private static int Longest(int[] first, int[] second) => Enumerable.Range(0, first.Length).Max(i => Enumerable.Range(0, second.Length)
        .Max(j => first.Skip(i).Zip(second.Skip(j)).TakeWhile(p => p.First == p.Second).Count()));
}
