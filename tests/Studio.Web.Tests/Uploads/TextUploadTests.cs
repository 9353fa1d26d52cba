using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Web.Tests.Fakes;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class TextUploadTests(RunningStudio studio)
{
    [Fact]
    public async Task Take_WithoutAWorkerThatReads_SaysSoAndLeavesNothing()
    {
        Assert.Contains("has no worker", await RefusedAsync(("texts.tsv", "good\tA film.\nbad\tA bore.")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(studio.DataFolder, "uploads")));
    }

    [Fact]
    public async Task Take_MoreThanMayCome_IsRefused() =>
        Assert.Contains("larger than", await RefusedAsync(("texts.tsv", new string('a', 2_000_001))), StringComparison.Ordinal);

    [Fact]
    public async Task Take_AFileCalledZipThatIsNone_IsRefused() =>
        Assert.Contains("not a zip", await RefusedAsync(("texts.zip", "good\tA film.")), StringComparison.Ordinal);

    private async Task<string> RefusedAsync(params (string Name, string Text)[] files)
    {
        var person = await studio.Services.GetRequiredService<PersonService>().JoinAsync("Ada", PersonRole.Member);
        var outcome = await studio.Services.GetRequiredService<TextUpload>().TakeAsync(
            [.. files.Select(f => (f.Name, (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(f.Text)))))], "mine", person,
            _ => { }, TestContext.Current.CancellationToken);
        return Assert.IsType<UploadOutcome.Refused>(outcome).Sentence;
    }
}
