using System.Diagnostics;
using Studio.Learning.Tasks.Translating;
using Studio.Runtime.Link;

namespace Studio.Worker.Answering;

/// <summary>Translates a person's sentence.</summary>
internal static class TranslationAnswers
{
    /// <exception cref="ArgumentException">The sentence is empty or too long, or holds words that the network refuses.</exception>
    public static InteractiveAnswer.TranslatedText Translate(TranslationModel model, InteractiveRequest.Translate question)
    {
        var watch = Stopwatch.StartNew();
        if (string.IsNullOrWhiteSpace(question.Sentence))
            throw new ArgumentException("The sentence is empty. Write one to translate.");
        if (question.Sentence.Length > InteractiveRequest.Translate.LongestSentence)
            throw new ArgumentException($"The sentence has {question.Sentence.Length:N0} characters. Up to "
                + $"{InteractiveRequest.Translate.LongestSentence:N0} can be translated at once.");
        var found = model.Alternatives(question.Sentence, InteractiveRequest.Translate.Beam);
        return new([.. found.Select(f => new InteractiveAnswer.FoundTranslation(f.Text, ExampleTranslations.Of(model, f, reference: ""),
                Math.Exp(f.Best.LogProbability), f.Best.IsEnded))],
            [.. model.Source.Split(question.Sentence).Where(w => !model.Source.Has(w)).Distinct()], watch.Elapsed.TotalMilliseconds);
    }
}
