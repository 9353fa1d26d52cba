using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text;

/// <summary>Sentences of <see cref="SentenceGrammar"/>, generated together when the first one is read.</summary>
internal sealed class SentenceSet : ITextSet
{
    private readonly Lazy<IReadOnlyList<string>> _sentences;

    public SentenceSet(string name, bool isSpoken, ulong seed, int trainPerClass, int testPerClass)
    {
        Name = name;
        Items =
        [
            .. from part in new[] { (Part: DataPart.Train, PerClass: trainPerClass), (Part: DataPart.Test, PerClass: testPerClass) }
               from i in Enumerable.Range(0, part.PerClass)
               from label in Enumerable.Range(0, SentenceGrammar.Classes.Count)
               select new LabelledItem($"{part.Part} {i + 1}, {SentenceGrammar.Classes[label]}", label, part.Part),
        ];
        _sentences = new(() => SentenceGrammar.Sentences(seed, [.. Items.Select(i => i.Label)], isSpoken));
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes => SentenceGrammar.Classes;

    public IReadOnlyList<LabelledItem> Items { get; }

    public DataReport Report => DataReport.Clean;

    public string? KnownContent => $"{Name} of sentence grammar {SentenceGrammar.Version}";

    public string Read(int index) => _sentences.Value[index];

    public void Dispose() { }
}
