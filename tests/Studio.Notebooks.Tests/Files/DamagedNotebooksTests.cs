using System.Text;
using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Tests.Fakes;
using Studio.Notebooks.Files;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Files;

/// <summary>Whatever a notebook or a recipe file holds, it is opened or refused with a sentence.</summary>
public sealed class DamagedNotebooksTests
{
    private static readonly string s_recipe = StudioJson.Write<Recipe>(new Recipe.FineTuning { Augmentation = new() });

    private const string Jupyter = """
        {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# Cats\n", "and dogs"]}, {"cell_type": "code", "execution_count": 3, "metadata": {},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "source": "print(1)"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """;

    [Property(MaxTest = 300)]
    public void Read_ADamagedNotebook_OpensOrSaysASentence(int seed) =>
        Try("a.studio.json", NotebookFile.Write(new RandomNotebooks(seed).Notebook()), seed);

    [Property(MaxTest = 300)]
    public void Read_ADamagedJupyterNotebook_OpensOrSaysASentence(int seed) => Try("a.ipynb", Jupyter, seed);

    [Property(MaxTest = 300)]
    public void Read_DamagedMarkdown_OpensOrSaysASentence(int seed) =>
        Try("a.md", "# Cats\n\nand **dogs** $x^2$\n\n```\nx\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", seed);

    [Property(MaxTest = 500)]
    public void Read_ADamagedRecipe_IsARecipeOrSaysASentence(int seed)
    {
        try
        {
            Assert.NotNull(RecordFile.Read<Recipe>(DamagedText.Of(s_recipe, seed), "recipe"));
        }
        catch (NotebookFormatException fault)
        {
            Assert.NotEmpty(fault.Message);
        }
    }

    [Theory, InlineData(100), InlineData(100_000)]
    public void Read_ArraysWithinArrays_AreRefusedWithASentence(int depth)
    {
        var text = $$"""{"version": 1, "title": "t", "cells": {{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.Throws<NotebookFormatException>(() => NotebookImport.Read("a.studio.json", Encoding.UTF8.GetBytes(text)));
        Assert.Throws<NotebookFormatException>(() => RecordFile.Read<Recipe>(text, "recipe"));
    }

    private static void Try(string name, string text, int seed)
    {
        var damaged = DamagedText.Of(text, seed);
        try
        {
            Assert.NotNull(NotebookImport.Read(name,
                seed % 2 == 0 ? Encoding.UTF8.GetBytes(damaged) : DamagedText.Of(Encoding.UTF8.GetBytes(text), seed)).Cells);
        }
        catch (NotebookFormatException fault)
        {
            Assert.DoesNotContain("   at ", fault.Message, StringComparison.Ordinal);
        }
    }
}
