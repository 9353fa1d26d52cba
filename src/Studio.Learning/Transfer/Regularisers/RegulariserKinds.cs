using Studio.Experiments;
using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>Finds the kind of a regulariser.</summary>
internal static class RegulariserKinds
{
    /// <summary>A new object for one training; the caller owns it.</summary>
    /// <exception cref="NotSupportedException">Nothing here knows these options.</exception>
    public static IRegulariserKind For(Regulariser options) =>
        Parts.Made<IRegulariserKind>().FirstOrDefault(k => k.Options == options.GetType())
        ?? throw new NotSupportedException($"The regulariser '{options.GetType().Name}' is not supported. Choose one of: "
            + $"{string.Join(", ", Parts.Made<IRegulariserKind>().Select(k => k.Options.Name).Order(StringComparer.Ordinal))}.");
}
