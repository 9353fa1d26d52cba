using System.CommandLine;
using System.Globalization;
using Studio.Learning.Devices;
using TorchSharp;

namespace Studio.Cli;

/// <summary>`--device` of the commands that compute.</summary>
internal static class DeviceOption
{
    private const string Cuda = "cuda";

    public static Option<string?> Build()
    {
        var option = new Option<string?>("--device")
        {
            Description = "cpu, or cuda:0 for the first GPU. By default the first GPU if this libtorch finds one, else the CPU.",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value != "cpu" && Index(token.Value) is null)
                    result.AddError($"There is no device '{token.Value}'. Use cpu, cuda or cuda:0.");
        });
        return option;
    }

    /// <summary>The device of this name, made ready for training; null takes the first GPU, or else the CPU.</summary>
    /// <exception cref="CommandFailedException">libtorch does not find it.</exception>
    public static torch.Device Open(string? name)
    {
        var count = name != "cpu" && torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (name is null ? count == 0 : name == "cpu")
            return torch.CPU;
        var index = name is null ? 0 : Index(name)!.Value;
        if (index >= count)
            throw new CommandFailedException($"libtorch finds {(count == 0 ? "no GPU" : $"{count} {(count == 1 ? "GPU" : "GPUs")}")}, "
                + $"so there is no {name}. "
                + "'studio doctor' reports what it finds and why. Use --device cpu to train on the CPU.", ExitCodes.BadUsage);
        CudaArithmetic.Tune();
        return torch.device($"{Cuda}:{index}");
    }

    /// <summary>0 for "cuda" and "cuda:0"; null for what names no GPU.</summary>
    private static int? Index(string name) => name == Cuda ? 0
        : name.StartsWith($"{Cuda}:", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
