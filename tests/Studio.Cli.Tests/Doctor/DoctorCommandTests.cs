using System.Text.Json;

namespace Studio.Cli.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_Json_SaysWhatItRunsOnAndThatItComputesCorrectly()
    {
        var (code, text, error) = await RunAsync("doctor", "--seconds", "0", "--json");

        Assert.Equal("", error);
        var report = JsonDocument.Parse(text).RootElement;
        var libtorch = report.GetProperty("libtorch");
        Assert.Matches(@"^\d+\.\d+\.\d+", libtorch.GetProperty("version").GetString());
        Assert.True(File.Exists(Path.Combine(libtorch.GetProperty("folders")[0].GetString()!, "libtorch_cpu.so")));
        Assert.Equal(0, libtorch.GetProperty("missingFunctions").GetArrayLength());
        var cpu = report.GetProperty("devices")[0];
        var float32 = cpu.GetProperty("precisions")[0];
        Assert.Equal(("cpu", "float32"), (cpu.GetProperty("name").GetString(), float32.GetProperty("precision").GetString()));
        Assert.InRange(float32.GetProperty("distance").GetDouble(), 0, 1e-5);
        Assert.Equal(JsonValueKind.Null, float32.GetProperty("imagesPerSecond").ValueKind);
        Assert.Equal(report.GetProperty("findings").GetArrayLength() == 0 ? ExitCodes.Ok : ExitCodes.Failed, code);
    }

    [Fact]
    public async Task AnyCommand_LibtorchInAFolderWithoutOne_IsOneSentenceAndExitsWithTwo()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;

        var (code, output, error) = await RunAsync("weights", "list", "--libtorch", folder);

        Assert.Equal((ExitCodes.BadUsage, ""), (code, output));
        Assert.Equal($"There is no libtorch at '{folder}'. Name the folder that holds libtorch_cpu.so.", error.TrimEnd());
        Directory.Delete(folder);
    }

    [Theory, InlineData("-1"), InlineData("NaN"), InlineData("1e9")]
    public async Task Doctor_SecondsOutOfRange_AreRefused(string seconds)
    {
        var (code, _, error) = await RunAsync("doctor", "--seconds", seconds);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains("0 to 600", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = await StudioCommand.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
