using System.CommandLine;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Learning.Diagnostics;
using static TorchSharp.torch;

namespace Studio.Cli.Doctor;

/// <summary>`studio doctor`: what this machine trains on, whether it computes correctly, how fast, and what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long each precision of each device is timed; 0 times none.",
            DefaultValueFactory = _ => 2,
        };
        seconds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(result.GetValueOrDefault<double>() is >= 0 and <= 600))
                result.AddError("--seconds must be a number from 0 to 600.");
        });
        var figures = new Option<string?>("--write-figures")
        {
            Description = "Write the figures of the parity check, in float64 on the CPU, to this file and exit.",
            Hidden = true,
        };
        var command = new Command("doctor", "Checks libtorch and the devices: versions, correctness, speed, and what is wrong.")
        {
            json, seconds, figures,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(figures) is { } file)
            {
                await File.WriteAllTextAsync(file, StudioJson.Write(ParityCheck.Of(CPU, ScalarType.Float64)) + "\n", cancel);
                return ExitCodes.Ok;
            }
            var report = Diagnosed(TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            if (parsed.GetValue(json))
                await output.WriteLineAsync(StudioJson.Write(report));
            else
                foreach (var part in DoctorTables.Of(report))
                    Terminal.On(output).Write(part);
            return report.Findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static DoctorReport Diagnosed(TimeSpan time)
    {
        try
        {
            return Diagnosis.Make(time);
        }
        catch (Exception fault) when (
            (fault is TypeInitializationException ? fault.InnerException : fault) is DllNotFoundException or NotSupportedException)
        {
            throw new CommandFailedException($"libtorch cannot be loaded ({(fault.InnerException ?? fault).Message.Split('\n')[0]}). "
                + "Use --libtorch with the folder of a libtorch, or build the studio with its own (-p:TorchBackend=cpu).");
        }
    }
}
