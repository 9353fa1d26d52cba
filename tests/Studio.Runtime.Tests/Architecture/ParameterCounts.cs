using System.Reflection;
using System.Runtime.CompilerServices;

namespace Studio.Runtime.Tests.Architecture;

/// <summary>Records with more than eight positional parameters, methods and constructors with more than seven.
/// What has more is grouped, or has required members.</summary>
internal static class ParameterCounts
{
    private const int MostOfRecord = 8;

    private const int MostOfMethod = 7;

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>For example "TransferResult: 17" and "StageTraining.Run: 9".</summary>
    public static IReadOnlyList<string> Violations(params Assembly[] assemblies) =>
        [.. assemblies.SelectMany(a => a.GetTypes()).Where(IsWritten).SelectMany(Of).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Razor, Orleans and EF Core write types of their own.</summary>
    private static bool IsWritten(Type type) => !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && !type.IsSubclassOf(typeof(Delegate)) && type.Namespace is { } name && name.StartsWith("Studio.", StringComparison.Ordinal)
        && !name.Contains("Migrations", StringComparison.Ordinal);

    private static IEnumerable<string> Of(Type type)
    {
        // Only a record with positional parameters takes itself apart.
        var positional = type.GetMethods(Declared).Where(m => m.Name == "Deconstruct" && m.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(m => m.GetParameters().Length).DefaultIfEmpty().Max();
        if (positional > MostOfRecord)
            yield return $"{type.Name}: {positional}";
        foreach (var constructor in type.GetConstructors(Declared).Where(c => positional == 0 && c.GetParameters().Length > MostOfMethod))
            yield return $"{type.Name}: {constructor.GetParameters().Length}";
        foreach (var method in type.GetMethods(Declared).Where(m => IsWritten(m) && m.GetParameters().Length > MostOfMethod))
            yield return $"{type.Name}.{method.Name}: {method.GetParameters().Length}";
    }

    /// <summary>The signature of a native function is not ours.</summary>
    private static bool IsWritten(MethodInfo method) => !method.Name.Contains('<') && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl);
}
