using Studio.Experiments.Data;

namespace Studio.Learning.Data.Text;

/// <summary>Sentences of <see cref="SentenceGrammar"/>, made whenever one is asked for.</summary>
internal sealed class SentenceSet(string name, bool isSpoken, ulong seed, int trainPerClass, int testPerClass) : ITextSet
{
    public string Name => name;

    public IReadOnlyList<string> Classes => SentenceGrammar.Classes;

    public IReadOnlyList<LabelledItem> Items { get; } =
    [
        .. from part in new[] { (Part: DataPart.Train, PerClass: trainPerClass), (Part: DataPart.Test, PerClass: testPerClass) }
           from i in Enumerable.Range(0, part.PerClass)
           from label in Enumerable.Range(0, SentenceGrammar.Classes.Count)
           select new LabelledItem($"{part.Part} {i + 1}, {SentenceGrammar.Classes[label]}", label, part.Part),
    ];

    public DataReport Report => DataReport.Clean;

    public string? KnownContent => $"{name} of sentence grammar {SentenceGrammar.Version}";

    public string Read(int index) => SentenceGrammar.Sentence(seed, index, Items[index].Label, isSpoken);

    public void Dispose() { }
}
