using System.Text;
using Studio.Learning;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Measures;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;
using Studio.Worker.Cells;
using Studio.Worker.Pictures;

namespace Studio.Worker.Answering;

/// <summary>The lines of the text that a language model was trained on, as its tokenizer splits them.</summary>
internal sealed class TrainingLines
{
    /// <summary>Characters that are looked through; longer texts are cut.</summary>
    private const int MostCharacters = 4_000_000;

    private const int LongestLine = 300;

    private readonly Dictionary<string, int> _pieces = new(StringComparer.Ordinal);
    private readonly ITokenizer _tokenizer;
    private readonly List<string> _lines = [];
    private readonly List<int[]> _tokens = [];
    private readonly bool _isWhole = true;

    private TrainingLines(IEnumerable<string> texts, ITokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        var read = 0;
        foreach (var line in texts.SelectMany(t => t.Split('\n')).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            if ((read += line.Length) > MostCharacters)
            {
                _isWhole = false;
                return;
            }
            _lines.Add(line.Trim());
            _tokens.Add([.. tokenizer.Split(line.Trim()).Where(p => p != SpecialTokens.Beginning).Select(Number)]);
        }
    }

    /// <summary>Null where the text is not at hand.</summary>
    public static TrainingLines? Of(InteractiveRequest.Write question, ArtifactStore artifacts, ITokenizer tokenizer)
    {
        if (question.TrainingText is { } own)
            return artifacts.PathOf(own.Sha256, own.Ending) is { } path ? new([File.ReadAllText(path, Encoding.UTF8)], tokenizer) : null;
        if (question.Dataset is not { } dataset)
            return null;
        if (Catalog.Of<ITextDataset>().FirstOrDefault(t => t.Key == dataset) is { } text)
            return new([text.Read()], tokenizer);
        using var set = OpenedData.Of(dataset, artifacts);
        return set is ITextSet texts ? new(Enumerable.Range(0, texts.Items.Count).Select(texts.Read), tokenizer) : null;
    }

    /// <summary>The line that shares the longest run with generated tokens; null if none shares a token.</summary>
    public NearestTrainingLine? Nearest(IReadOnlyList<int> generated) =>
        NearestLine.Of([.. generated.Select(t => _pieces.GetValueOrDefault(_tokenizer.Name(t), -1))], _tokens) is not { } nearest ? null
        : new(SampleTexts.Cut(_lines[nearest.Line], LongestLine),
            _tokenizer.Decode(generated.Skip(nearest.Start).Take(nearest.Length)).Trim(), nearest.Length, _isWhole);

    private int Number(string piece)
    {
        if (!_pieces.TryGetValue(piece, out var number))
            _pieces.Add(piece, number = _pieces.Count);
        return number;
    }
}
