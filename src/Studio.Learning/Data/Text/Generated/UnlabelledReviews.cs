using System.Text;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Text.Generated;

/// <summary>Unlabelled reviews, a line each, none of a test template.</summary>
internal static class UnlabelledReviews
{
    public const int Count = 20_000;

    public static string Of(ReviewDomain domain, ulong seed)
    {
        var text = new StringBuilder();
        for (var item = 0; item < Count; item++)
        {
            var random = new ItemRandom(seed, 0, item);
            text.Append(ReviewGrammar.Unlabelled(domain, ref random)).Append('\n');
        }
        return text.ToString();
    }
}
