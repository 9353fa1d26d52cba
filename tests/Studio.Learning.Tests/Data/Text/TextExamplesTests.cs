using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Text;

namespace Studio.Learning.Tests.Data.Text;

public sealed class TextExamplesTests
{
    [Fact]
    public void ItemHashes_TextsThatDifferInUnknownWords_AreNoCopies()
    {
        using var texts = new Texts("a good film", "a good hamster", "a good zebra", "A GOOD film!");
        using var examples = new TextExamples(texts, [0, 1, 2, 3], new(["a", "good", "film"], 20));

        Assert.Equal([0, 1, 2], examples.ItemHashes().Values);
    }

    private sealed class Texts(params string[] texts) : ITextSet
    {
        public string Name => "texts";

        public IReadOnlyList<string> Classes => ["one"];

        public IReadOnlyList<LabelledItem> Items { get; } = [.. texts.Select((_, i) => new LabelledItem($"{i}", 0, DataPart.Whole))];

        public DataReport Report => DataReport.Clean;

        public string Read(int index) => texts[index];

        public void Dispose() { }
    }
}
