using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Studio.Notebooks.Tests.Code;

/// <summary>Compiles programs as a console project with implicit usings would, and runs them here.</summary>
internal static class Programs
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private const string UnneededUsing = "CS8019";

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !p.EndsWith("Studio.Notebooks.dll", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The assembly's bytes; a warning or an unneeded using fails like an error.</summary>
    public static byte[] Compile(string program)
    {
        var tree = CSharpSyntaxTree.ParseText(program);
        var compilation =
            CSharpCompilation.Create($"program-{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(ImplicitUsings), tree], s_references,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: OptimizationLevel.Release));
        using var assembly = new MemoryStream();
        var faults = compilation.Emit(assembly).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == UnneededUsing
            && d.Location.SourceTree == tree).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults.Select(f => f.ToString()).Append(program)));
        return assembly.ToArray();
    }

    /// <summary>What the program writes; it runs in the folder.</summary>
    public static string Run(string program, string folder)
    {
        var main = Assembly.Load(Compile(program)).EntryPoint!;
        var (console, current) = (Console.Out, Directory.GetCurrentDirectory());
        using var written = new StringWriter();
        try
        {
            Console.SetOut(written);
            Directory.SetCurrentDirectory(folder);
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Directory.SetCurrentDirectory(current);
        }
        return written.ToString();
    }
}
