using Studio.Experiments.Events;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Tests.Runs;

public sealed class RunQueryTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly ListedRun s_frozen = Run("Frozen", 0, "feature-extraction") with { Figures = Figures(86), Tags = ["baseline"],
        Settings = Settings("9") };

    private static readonly ListedRun s_tuned = Run("Tuned", 1, "fine-tuning") with { Figures = Figures(91), Note = "kept its head",
        Settings = Settings("30") };

    private static readonly ListedRun s_failed = Run("Broken", 2, "fine-tuning") with { Status = RunStatus.Failed, Person = "2",
        PersonName = "Ben" };

    private static readonly ListedRun[] s_all = [s_frozen, s_tuned, s_failed];

    [Theory]
    [InlineData("", "Broken,Tuned,Frozen")]
    [InlineData("q=HEAD", "Tuned")]
    [InlineData("q=fine ben", "Broken")]
    [InlineData("person=ben", "Broken")]
    [InlineData("person=1", "Tuned,Frozen")]
    [InlineData("notebook=Insects&recipe=fine-tuning", "Broken,Tuned")]
    [InlineData("tag=Baseline", "Frozen")]
    [InlineData("status=failed,running", "Broken")]
    [InlineData("from=2026-03-06", "Broken,Tuned")]
    [InlineData("from=2026-03-06&to=2026-03-06", "Tuned")]
    [InlineData("sort=cell", "Broken,Frozen,Tuned")]
    [InlineData("sort=-result", "Tuned,Frozen,Broken")]
    [InlineData("sort=result", "Frozen,Tuned,Broken")]
    [InlineData("sort=-figure.accuracy", "Tuned,Frozen,Broken")]
    [InlineData("sort=setting.recipe.epochs", "Frozen,Tuned,Broken")]
    [InlineData("columns=recipe.epochs", "Broken,Tuned,Frozen")]
    public void Apply_WordsOfAnAddress_GivesThoseRunsInThatOrder(string address, string titles) =>
        Assert.Equal(titles, string.Join(',', RunQuery.Parse(Words(address)).Apply(s_all).Select(r => r.CellTitle)));

    [Theory]
    [InlineData("status=done", "'done' is not a status. Use one of: queued, running, paused, completed, cancelled, diverged, failed.")]
    [InlineData("from=yesterday", "'yesterday' is not a date for 'from'. Write it as in 2026-01-31.")]
    [InlineData("sort=beauty", "Runs cannot be sorted by 'beauty'.")]
    public void Parse_AnUnknownValue_SaysWhichOnesThereAre(string address, string says) =>
        Assert.StartsWith(says, Assert.Throws<FormatException>(() => RunQuery.Parse(Words(address))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(
        "q=a b&person=1&notebook=n&recipe=fine-tuning&tag=x&status=completed,failed&from=2026-01-01&to=2026-02-01&sort=-figure.accuracy")]
    public void Words_OfAQuery_AreReadAgainAsTheSame(string address)
    {
        var words = RunQuery.Parse(Words(address)).Words().Where(w => w.Value is not null);

        Assert.Equal(address, string.Join('&', words.Select(w => $"{w.Key}={w.Value}")));
    }

    private static IEnumerable<KeyValuePair<string, string>> Words(string address) =>
        address.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('=', 2)).Select(w => KeyValuePair.Create(w[0], w[1]));

    private static ListedRun Run(string title, int day, string recipe) => new()
    {
        Id = Guid.NewGuid(), Notebook = "n", NotebookTitle = "Insects", Cell = "transfer", CellTitle = title, Recipe = recipe, Seed = 1,
        Person = "1", PersonName = "Ada",
        Status = RunStatus.Completed, Sentence = "", CreatedAt = s_noon.AddDays(day),
    };

    private static Dictionary<string, double> Figures(double accuracy) => new() { ["accuracy"] = accuracy };

    private static Dictionary<string, string> Settings(string epochs) => new() { ["recipe.epochs"] = epochs };
}
