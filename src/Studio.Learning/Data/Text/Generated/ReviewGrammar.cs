using System.IO.Hashing;
using System.Text;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Text.Generated;

/// <summary>Reviews whose sentiment is composed: a word of praise counts for the opposite under a negation, in the scope of "nobody",
/// "cannot say" or "wrong", and behind "less"; of two clauses the one after "but", or the one without "although", decides.</summary>
/// <remarks>Three clauses of ten turn their word over, and the clause that does not decide is of any sentiment, so that words alone say
/// little, but enough to begin learning from. Compositionality in sentiment: Socher et al., "Recursive Deep Models
/// for Semantic Compositionality Over a Sentiment Treebank", EMNLP 2013.</remarks>
internal static class ReviewGrammar
{
    /// <summary>To be raised when a sentence changes.</summary>
    public const int Version = 1;

    private const int Openings = 5, Clauses = 5, TestTemplates = 4;
    private const double SingleShare = 0.4, TurnedShare = 0.3;

    private static readonly string[] s_openings = ["", "in short , ", "to be fair , ", "for me , ", "after all , "];
    private static readonly string[] s_verbs = ["was", "is", "seemed", "felt"];
    private static readonly string[] s_degrees = ["", "", "very ", "really ", "quite "];

    /// <summary>A review of a template that belongs to the test set or, else, to the training set.</summary>
    public static string Review(ReviewDomain domain, bool isPraise, bool isTest, ref ItemRandom random)
    {
        int opening, sentence, first, second;
        do
            (opening, sentence, first, second) =
                (random.Below(Openings), random.Next() < SingleShare ? 0 : 1 + random.Below(4), Form(ref random), Form(ref random));
        while (IsTest(opening, sentence, first, second) != isTest);
        var nouns = isTest ? domain.TestNouns : domain.Nouns;
        var isOtherPraise = random.Below(2) == 0;
        var decides = Clause(domain, nouns, isPraise, first, ref random);
        return s_openings[opening] + (sentence == 0 ? decides
            : Joined(sentence, decides, Clause(domain, nouns, sentence == 4 ? isPraise : isOtherPraise, second, ref random))) + " .";
    }

    /// <summary>An unlabelled sentence in which adjectives of one sentiment stand together, as they do in reviews; from that a language
    /// model learns which words are alike.</summary>
    public static string Unlabelled(ReviewDomain domain, ref ItemRandom random)
    {
        var isPraise = random.Below(2) == 0;
        if (random.Below(2) == 0)
            return Review(domain, isPraise, isTest: false, ref random);
        var adjectives = domain.Adjectives(isPraise);
        var (a, b) = (random.Below(adjectives.Count), random.Below(adjectives.Count - 1));
        return $"the {Of(ref random, domain.Nouns)} {Of(ref random, s_verbs)} {adjectives[a]} and {adjectives[b < a ? b : b + 1]} .";
    }

    private static string Joined(int sentence, string decides, string other) => sentence switch
    {
        1 => $"{other} but {decides}",
        2 => $"{decides} although {other}",
        3 => $"although {other} , {decides}",
        _ => $"{decides} and {other}",
    };

    /// <summary>Even forms say it with a word of their own sentiment, odd ones with one of the opposite.</summary>
    private static string Clause(ReviewDomain domain, IReadOnlyList<string> nouns, bool isPraise, int form, ref ItemRandom random)
    {
        var (noun, other) = (Of(ref random, nouns), Of(ref random, nouns));
        var (verb, degree) = (Of(ref random, s_verbs), Of(ref random, s_degrees));
        var adjective = Of(ref random, domain.Adjectives(form % 2 == 0 ? isPraise : !isPraise));
        return form switch
        {
            0 => $"the {noun} {verb} {degree}{adjective}",
            1 => $"the {noun} {verb} not {degree}{adjective}",
            2 => $"the {noun} {verb} more {adjective} than the {other}",
            3 => $"the {noun} {verb} less {adjective} than the {other}",
            4 => $"everybody would call the {noun} {degree}{adjective}",
            5 => $"nobody would call the {noun} {degree}{adjective}",
            6 => $"i can say that the {noun} {verb} {degree}{adjective}",
            7 => $"i cannot say that the {noun} {verb} {degree}{adjective}",
            8 => $"it is true that the {noun} {verb} {adjective}",
            _ => $"it is wrong that the {noun} {verb} {adjective}",
        };
    }

    private static int Form(ref ItemRandom random) => 2 * random.Below(Clauses) + (random.Next() < TurnedShare ? 1 : 0);

    /// <summary>One template of four; a template with one clause does not depend on the second.</summary>
    private static bool IsTest(int opening, int sentence, int first, int second) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{opening} {sentence} {first} {(sentence == 0 ? 0 : second)}")) % TestTemplates == 0;

    private static string Of(ref ItemRandom random, IReadOnlyList<string> words) => words[random.Below(words.Count)];
}
