using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Code;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Code;

public sealed class CSharpTests
{
    [Fact]
    public void Of_AnyRecipe_IsTheRecipeWhenCompiled()
    {
        var recipes = Enumerable.Range(0, 60)
            .Select(seed => ((Transfer)new RandomNotebooks(seed).Cell(CellKind.Of(typeof(Transfer)), Notebook.Empty)).Recipe).ToArray();
        var program = ProgramLines.Usings(["Studio.Experiments", .. recipes.SelectMany(r => CSharp.Namespaces(r))])
            + string.Concat(recipes.Select(r => $"Console.WriteLine(StudioJson.Write<Recipe>({CSharp.Of(r)}));\n"));

        var written = Programs.Run(program, Path.GetTempPath());

        Assert.Equal(recipes.Select(StudioJson.Write), written.TrimEnd().Split('\n'));
    }

    [Property(MaxTest = 20)]
    public void Of_AnyText_IsTheTextWhenCompiled(string text)
    {
        var program = $"Console.Write(string.Join(',', {CSharp.Of(text ?? "")}.Select(c => (int)c)));";

        Assert.Equal(string.Join(',', (text ?? "").Select(c => (int)c)), Programs.Run(program, Path.GetTempPath()));
    }
}
