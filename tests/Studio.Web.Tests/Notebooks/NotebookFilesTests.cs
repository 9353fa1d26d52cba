using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Files;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Services;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks;

public sealed class NotebookFilesTests(RunningStudio studio)
{
    [Fact]
    public async Task Save_AsAStudioNotebook_ReadsBackTheSame()
    {
        var text = await SaveAsync("studio.json");

        Assert.Equal("Ants / bees?", NotebookImport.Read("x.studio.json", Encoding.UTF8.GetBytes(text)).Title);
    }

    [Fact]
    public async Task Save_AsAStudioNotebook_KeepsTheAuthorsPredictionBack()
    {
        var saved = NotebookImport.Read("x.studio.json", Encoding.UTF8.GetBytes(await SaveAsync("studio.json")));

        Assert.False(Assert.Single(saved.Cells.OfType<Prediction>()).IsAnswered);
    }

    [Fact]
    public async Task Save_AsJupyter_HoldsTheTexts() => Assert.Contains("What we try", await SaveAsync("ipynb"), StringComparison.Ordinal);

    [Fact]
    public async Task Save_ATitleWithSlashes_BecomesAHarmlessFileName()
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.GetAsync($"/n/{await NotebookAsync()}/file/ipynb");

            Assert.Equal("ants---bees.ipynb", answer.Content.Headers.ContentDisposition?.FileName);
        }
    }

    [Theory]
    [InlineData("/n/nowhere/file/ipynb")]
    [InlineData("/n/..%2f..%2fetc/file/ipynb")]
    [InlineData("/n/nowhere/file/exe")]
    public async Task Save_WhatIsNotThere_IsNotFound(string address)
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
            Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(address)).StatusCode);
    }

    [Fact]
    public void Import_AFileThatIsNoNotebook_IsRefusedWithASentence() =>
        Assert.Throws<NotebookFormatException>(() => NotebookImport.Read("x.studio.json", "{\"cells\": 7}"u8));

    private async Task<string> SaveAsync(string format)
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
            return await owner.GetStringAsync($"/n/{await NotebookAsync()}/file/{format}");
    }

    private async Task<string> NotebookAsync()
    {
        var person = await studio.Services.GetRequiredService<PersonService>().JoinAsync("Ada", PersonRole.Member);
        return await studio.Services.GetRequiredService<NotebookService>()
            .CreateAsync(person, new Notebook("Ants / bees?",
            [new Note { Id = "note", Markdown = "# What we try" }, new Prediction { Id = "prediction", Number = 90 }]));
    }
}
