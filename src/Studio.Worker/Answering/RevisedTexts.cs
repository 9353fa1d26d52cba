using System.IO.Compression;
using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;

namespace Studio.Worker.Answering;

/// <summary>Writes a data set of texts anew, with some labels changed and some texts dropped, as JSON lines in a zip. The split is written
/// down with each text, so that both versions are tested on the same ones.</summary>
internal static class RevisedTexts
{
    private const string File = "texts.jsonl";

    /// <exception cref="ArgumentException">A change names no text or no class of the set.</exception>
    public static void Write(ITextSet texts, IReadOnlyList<LabelChange> changes, string path)
    {
        RevisedZip.Expect(changes, texts);
        var changed = changes.ToDictionary(c => c.Item, c => c.Class);
        var test = DataSplit.Of(texts.Items, texts.Classes.Count, seed: 0, labelsPerClass: null).Test.ToHashSet();
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var entry = zip.CreateEntry(File);
        // The same texts give the same bytes.
        entry.LastWriteTime = RevisedZip.Time;
        using var lines = new StreamWriter(entry.Open());
        foreach (var (index, item) in texts.Items.Index().Where(i => !changed.TryGetValue(i.Index, out var given) || given is not null))
            lines.Write(JsonSerializer.Serialize(new
            {
                text = texts.Read(index), label = changed.GetValueOrDefault(index) ?? texts.Classes[item.Label],
                part = RevisedZip.Folder(item.Part, test.Contains(index)),
            }) + "\n");
    }
}
