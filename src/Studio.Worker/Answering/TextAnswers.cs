using System.Diagnostics;
using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Transfer.Attribution;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;
using Studio.Worker.Cells;
using Studio.Worker.Pictures;
using static TorchSharp.torch;

namespace Studio.Worker.Answering;

/// <summary>Classifies a person's text, and says which of its words decided.</summary>
internal static class TextAnswers
{
    /// <summary>More are a column that was taken for the labels.</summary>
    private const int Examples = 3, MostClasses = 500;

    /// <exception cref="ArgumentException">The classifier reads no texts, or the text has no word or is too long.</exception>
    public static InteractiveAnswer.ClassifiedText Classify(TrainedNetwork trained, InteractiveRequest.ClassifyText question)
    {
        var watch = Stopwatch.StartNew();
        var input = trained.Bundle.Input as Tokenization
            ?? throw new ArgumentException($"This classifier reads {trained.Bundle.Input.Items}, not texts. Choose a classifier of texts.");
        if (question.Text.Length > InteractiveRequest.ClassifyText.LongestText)
            throw new ArgumentException($"The text has {question.Text.Length:N0} characters. "
                + $"Up to {InteractiveRequest.ClassifyText.LongestText:N0} can be classified at once.");
        var tokenizer = TokenizationTokenizer.Of(input);
        string[] words = [.. tokenizer.Split(question.Text)];
        if (words.Length == 0 || string.IsNullOrWhiteSpace(question.Text))
            throw new ArgumentException("The text is empty. Write a sentence.");
        long[] read = [.. tokenizer.Encode(question.Text).Take(input.MaxLength)];
        using var scope = NewDisposeScope();
        var tokens = tensor(read, [1, read.Length]);                                                   // (1, T)
        var values = Probabilities(trained, tokens);
        var about = question.Class is { } asked && asked >= 0 && asked < values.Length ? asked : values.IndexOf(values.Max());
        var gradients = TokenAttributions.GradientTimesInput(trained.Network, tokens, about);
        var occlusions = question.WithOcclusion
            ? TokenAttributions.Occlusion(trained.Network, tokens, tokenizer.Unknown!.Value, about) : null;
        return new()
        {
            Classes = trained.Bundle.Classes,
            Values = values,
            Class = about,
            Words = [.. words.Take(read.Length).Select((w, i) => new AttributedWord(w, gradients[i], occlusions?[i], !tokenizer.Has(w)))],
            Unread = words.Length - read.Length,
            Milliseconds = watch.Elapsed.TotalMilliseconds,
        };
    }

    /// <summary>Reads an uploaded zip of texts.</summary>
    /// <exception cref="InvalidDataException">It holds no labelled text, or those of one class.</exception>
    public static InteractiveAnswer.InspectedTexts Inspect(ArtifactStore artifacts, ArtifactReference file)
    {
        using var texts = OpenedData.Texts(file.Sha256, artifacts);
        if (texts.Classes.Count > MostClasses)
            throw new InvalidDataException($"The file has {texts.Classes.Count:N0} classes, such as "
                + $"'{SampleTexts.Cut(texts.Classes[0], 40)}'. Up to {MostClasses:N0} are read. Name the column of the labels 'label' and "
                + "the column of the texts 'text' in a first line.");
        if (texts.Classes.Count < 2)
            throw new InvalidDataException($"The file contains one class, '{texts.Classes[0]}'. A classifier needs at least two classes: "
                + "add texts with another label.");
        return new(texts.Classes, DatasetRunner.Parts(texts), [.. texts.Report.Problems.Select(p => $"{p.Item}: {p.Sentence}")],
            SampleTexts.Of(texts, Examples));
    }

    private static float[] Probabilities(TrainedNetwork trained, Tensor tokens)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        trained.Network.eval();
        return trained.Network.call(tokens).softmax(1)[0].contiguous().data<float>().ToArray();
    }
}
