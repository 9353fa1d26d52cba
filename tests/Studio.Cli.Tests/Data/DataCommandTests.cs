using System.Text.Json;

namespace Studio.Cli.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inspect").FullName;

    [Fact]
    public async Task List_Json_NamesWhatCanBeFetched()
    {
        var (code, output, error) = await Run("data", "list", "--json");

        Assert.Equal((ExitCodes.Ok, ""), (code, error));
        Assert.Contains("mnist", JsonDocument.Parse(output).RootElement.EnumerateArray().Select(d => d.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task List_Table_SaysWhichPathsAreUnderstood() =>
        Assert.Contains("zip file", (await Run("data", "list")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Inspect_Json_HoldsCountsCopiesAndLeaks()
    {
        var (code, output, _) = await Run("data", "inspect", Planted(), "--json");

        Assert.Equal(ExitCodes.Ok, code);
        var found = JsonDocument.Parse(output).RootElement;
        Assert.Equal(6, found.GetProperty("images").GetInt32());
        Assert.Equal(1, found.GetProperty("leaks").GetInt32());
        Assert.True(found.GetProperty("duplicates")[0].GetProperty("labelsDiffer").GetBoolean());
    }

    [Fact]
    public async Task Inspect_Table_SaysWhatLeaks()
    {
        var (_, output, _) = await Run("data", "inspect", Planted());

        Assert.Contains("1 across parts (leakage), 1 with different labels", output, StringComparison.Ordinal);
        Assert.Contains("airplane", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_TextsAsJson_HoldLengthsCopiesAndLeaks()
    {
        var (code, output, _) = await Run("data", "inspect", PlantedTexts(), "--json");

        Assert.Equal(ExitCodes.Ok, code);
        var found = JsonDocument.Parse(output).RootElement;
        Assert.Equal(4, found.GetProperty("texts").GetInt32());
        Assert.Equal(1, found.GetProperty("leaks").GetInt32());
        Assert.Equal(3, found.GetProperty("lengths").GetProperty("largest").GetInt32());
        Assert.Equal("line 4", found.GetProperty("problems")[0].GetProperty("item").GetString());
    }

    [Fact]
    public async Task Inspect_TextsAsATable_SaysWhatLeaks() =>
        Assert.Contains("1 across parts (leakage), 1 with different labels", (await Run("data", "inspect", PlantedTexts())).Output,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("inspect"), InlineData("fetch")]
    public async Task Any_UnknownName_ListsThoseThereAre(string command)
    {
        var (code, output, error) = await Run("data", command, "cifar11");

        Assert.Equal((ExitCodes.Failed, ""), (code, output));
        Assert.Contains("cifar10", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Two texts to train, two to test, one of them in both under another label, and an empty row.
    private string PlantedTexts()
    {
        var path = Path.Combine(_folder, "texts.csv");
        File.WriteAllText(path, "text,label,split\nA good film.,1,train\nDull,0,train\n,0,train\na good film,0,test\nFine,1,test\n");
        return path;
    }

    // Three images to train, three to test, one of them in both under another label.
    private string Planted()
    {
        var random = new Random(3);
        var images = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 3072).Select(_ => (byte)random.Next(256)).ToArray()).ToArray();
        File.WriteAllBytes(Path.Combine(_folder, "data_batch_1.bin"), [0, .. images[0], 0, .. images[1], 1, .. images[2]]);
        File.WriteAllBytes(Path.Combine(_folder, "test_batch.bin"), [1, .. images[3], 0, .. images[4], 5, .. images[0]]);
        return _folder;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = await StudioCommand.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
