using Studio.Cli.Doctor;
using Studio.Learning.Devices;

namespace Studio.Cli.Tests.Doctor;

public sealed class DoctorFindingsTests
{
    private static readonly CudaCard s_hopper = new("NVIDIA H100", 80L << 30, 9, 0);
    private static readonly DoctorFacts s_cpu =
        new("2.10.0", ["/app"], null, false, false, null, [], false) { MissingFunctions = [], HasAutocast = true };
    private static readonly DoctorFacts s_gpu =
        s_cpu with { Cuda = "12.8", IsCudaAvailable = true, HasCudnn = true, Driver = new(13, 0), Cards = [s_hopper], IsCardListed = true };

    public static TheoryData<string, string> Faults => new()
    {
        { "mixed", "/app and /torch/lib" }, { "functions", "_ZN2at3addE" }, { "autocast", "bfloat16 is not available" },
        { "no card", "--gpus all" },
        { "no driver", "Install the driver" }, { "no cuda", "--libtorch" }, { "old driver", "Update the driver" },
        { "hidden card", "CUDA_VISIBLE_DEVICES" }, { "no cudnn", "Install cuDNN" },
    };

    [Fact]
    public void Of_SoundMachines_FindsNothing()
    {
        Assert.Empty(DoctorFindings.Of(s_cpu, [Device(1e-6)]));
        Assert.Empty(DoctorFindings.Of(s_gpu, [Device(1e-6)]));
    }

    [Theory, MemberData(nameof(Faults))]
    public void Of_OneFault_IsOneSentenceWithWhatToDo(string fault, string part)
    {
        var facts = fault switch
        {
            "mixed" => s_cpu with { Folders = ["/app", "/torch/lib"] },
            "functions" => s_cpu with { MissingFunctions = ["_ZN2at3addE"] },
            "autocast" => s_cpu with { HasAutocast = false },
            "no card" => s_cpu with { Cuda = "12.8" },
            "no driver" => s_gpu with { Driver = null, Cards = [], IsCudaAvailable = false },
            "no cuda" => s_gpu with { Cuda = null, IsCudaAvailable = false },
            "old driver" => s_gpu with { Driver = new(11, 8), IsCudaAvailable = false },
            "hidden card" => s_gpu with { IsCudaAvailable = false },
            _ => s_gpu with { HasCudnn = false },
        };

        Assert.Contains(part, Assert.Single(DoctorFindings.Of(facts, [])), StringComparison.Ordinal);
    }

    [Theory, InlineData(0.1), InlineData(double.PositiveInfinity)]
    public void Of_DeviceThatComputesWrongly_NamesDeviceAndPrecision(double distance)
    {
        var finding = Assert.Single(DoctorFindings.Of(s_gpu, [Device(distance)]));

        Assert.Contains("cuda:0", finding, StringComparison.Ordinal);
        Assert.Contains("TF32", finding, StringComparison.Ordinal);
    }

    private static DeviceReport Device(double distance) =>
        new("cuda:0", "NVIDIA H100", 80L << 30, "bfloat16", [new("TF32", distance, 1e-2, 1000)]);
}
