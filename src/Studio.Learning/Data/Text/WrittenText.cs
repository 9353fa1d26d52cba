using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text;

/// <summary>A text that a person wrote as a set of one, so that it is classified like every other. Its label means nothing.</summary>
/// <param name="classes">Those of the classifier.</param>
public sealed class WrittenText(string text, IReadOnlyList<string> classes) : ITextSet
{
    public string Name => "written text";

    public IReadOnlyList<string> Classes => classes;

    public IReadOnlyList<LabelledItem> Items { get; } = [new(text, 0, DataPart.Whole)];

    public DataReport Report => DataReport.Clean;

    public string Read(int index) => text;

    public void Dispose() { }
}
