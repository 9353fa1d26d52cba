namespace Studio.Learning.Data.Text;

/// <summary>What the bundled encoder of sentences was trained on: four classes, 400 + 100 sentences per class.</summary>
public sealed class SentencesSource : ILabelledDataset
{
    public string Key => "sentences-source";

    public string Title => "Sentences: statements";

    public string Description => $"4 classes of opinions on food and service, 1,600 training and 400 test sentences; negation and \"but\" decide. Made by this program (grammar {SentenceGrammar.Version}), MIT.";

    public ILabelledSet Open() => new SentenceSet(Key, isSpoken: false, seed: 20271, trainPerClass: 400, testPerClass: 100);
}
