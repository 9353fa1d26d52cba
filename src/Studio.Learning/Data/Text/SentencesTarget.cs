namespace Studio.Learning.Data.Text;

/// <summary>What a transfer from the source is measured on: the same opinions, said in the first person: four classes, 100 + 100 sentences per class.</summary>
public sealed class SentencesTarget : ILabelledDataset
{
    public string Key => "sentences-target";

    public string Title => "Sentences: first person";

    public string Description => $"4 classes of opinions on food and service, 400 training and 400 test sentences; negation and \"but\" decide. Made by this program (grammar {SentenceGrammar.Version}), MIT.";

    public ILabelledSet Open() => new SentenceSet(Key, isSpoken: true, seed: 20272, trainPerClass: 100, testPerClass: 100);
}
