using System.Text;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Text;

/// <summary>A long poem about one valley, 4,000 lines in rhymed pairs, made by a grammar of a few dozen phrases;
/// 181,116 characters.</summary>
/// <remarks>Made for networks that learn to write: spelling, agreement of animal and verb, and the rhyme of every second line are there to
/// be found, each a little further away than the one before.</remarks>
public sealed class NatureRhymes : ITextDataset
{
    private const int Verses = 1000;
    private const ulong Seed = 20_261;

    private static readonly string[] s_articles = ["The", "A", "One", "That", "Every", "No"];
    private static readonly string[] s_times = ["At dawn", "At noon", "In spring", "In autumn", "All day", "Before the rain",
        "After the storm", "In early May", "When winter ends", "Once more"];

    /// <summary>Creatures and things with the words that suit them, the verbs in the third person.</summary>
    private static readonly (string[] Adjectives, string[] Nouns, string[] Verbs)[] s_actors =
    [
        (["grey", "shy", "young", "white", "silent"], ["owl", "heron", "swallow", "lark", "raven", "wren", "kestrel"],
            ["glides", "circles", "sings", "calls", "flies", "turns"]),
        (["red", "quick", "old", "small", "careful"], ["fox", "hare", "otter", "deer", "badger", "mouse", "squirrel"],
            ["runs", "hides", "listens", "waits", "sleeps", "wanders"]),
        (["tall", "dark", "green", "bent", "lonely"], ["willow", "fern", "oak", "reed", "birch", "thistle", "pine"],
            ["bends", "whispers", "leans", "sways", "grows", "trembles"]),
        (["cold", "clear", "slow", "narrow", "bright"], ["river", "brook", "spring", "lake", "stream"],
            ["winds", "glitters", "murmurs", "wakes", "freezes"]),
        (["soft", "wild", "late", "pale", "gentle"], ["wind", "mist", "rain", "cloud", "moon", "snow", "frost"],
            ["drifts", "falls", "rises", "lingers", "passes", "fades"]),
    ];

    /// <summary>Ends of lines; those of one family rhyme.</summary>
    private static readonly string[][] s_rhymes =
    [
        ["in the pale moonlight", "through the quiet night", "far out of sight", "in the morning light", "at a wondrous height"],
        ["by the mossy stone", "on the hill alone", "where the seeds are sown", "with a gentle moan", "by a path unknown"],
        ["under the tree", "down to the sea", "wild and free", "beside the bee", "as still as can be"],
        ["along the stream", "as if in a dream", "in a silver gleam", "over the beam", "in a cloud of steam"],
        ["in the falling snow", "where the rushes grow", "in the valley below", "to and fro", "in the evening glow"],
        ["across the hill", "by the water mill", "where the air is still", "when the winds are shrill", "in the autumn chill"],
        ["on the forest ground", "without a sound", "all year round", "where the berries are found", "by the ancient mound"],
        ["in the summer rain", "over the plain", "through field and lane", "again and again", "in the ripening grain"],
        ["at the close of day", "in the month of May", "along the bay", "so far away", "in the new-mown hay"],
        ["in the golden air", "with the greatest care", "here and there", "by the badger's lair", "in a world so fair"],
    ];

    public string Key => "nature-rhymes";

    public string Title => "Nature rhymes";

    public string Description =>
        "1,000 verses of four lines about animals, plants and weather, every two lines rhymed; 180,000 characters. "
        + "Composed by this program, MIT.";

    public string Read()
    {
        var text = new StringBuilder();
        for (var verse = 0; verse < Verses; verse++)
            AppendVerse(text, new(Seed, 0, verse));
        return text.ToString();
    }

    private static void AppendVerse(StringBuilder text, ItemRandom random)
    {
        for (var pair = 0; pair < 2; pair++)
        {
            var ends = Pick(s_rhymes, ref random);
            var first = random.Below(ends.Length);
            // Another end than the first one: a word does not rhyme with itself.
            var second = (first + 1 + random.Below(ends.Length - 1)) % ends.Length;
            AppendLine(text, ends[first], ',', ref random);
            AppendLine(text, ends[second], pair == 0 ? ';' : '.', ref random);
        }
        text.Append('\n');
    }

    private static void AppendLine(StringBuilder text, string end, char mark, ref ItemRandom random)
    {
        var (adjectives, nouns, verbs) = Pick(s_actors, ref random);
        var article = Pick(s_articles, ref random);
        if (random.Next() < 0.25)
        {
            text.Append(Pick(s_times, ref random)).Append(' ');
            article = article.ToLowerInvariant();
        }
        var (adjective, noun, verb) = (Pick(adjectives, ref random), Pick(nouns, ref random), Pick(verbs, ref random));
        // "An" where the next word begins with a vowel.
        var letter = article is "A" or "a" && "aeiou".Contains(adjective[0], StringComparison.Ordinal) ? "n" : "";
        text.Append(article).Append(letter).Append(' ').Append(adjective).Append(' ').Append(noun).Append(' ').Append(verb).Append(' ')
            .Append(end).Append(mark).Append('\n');
    }

    private static T Pick<T>(T[] from, ref ItemRandom random) => from[random.Below(from.Length)];
}
