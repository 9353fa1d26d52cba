using System.CommandLine;
using System.Runtime.InteropServices;
using Studio.Learning.Devices;
using Studio.Learning.Training.Memory;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks.Files;

namespace Studio.Cli;

/// <summary>The root of all commands: one line an area.</summary>
public static class StudioCommand
{
    /// <summary>Of a table of tensors that do not fit.</summary>
    private const int MostLines = 40;

    private const string Libtorch = "--libtorch";

    public static RootCommand Build()
    {
        var root = new RootCommand("Trains pretrained networks on new tasks and evaluates them.")
        {
            new Option<string?>(Libtorch)
                { Description = "Folder of a libtorch from outside, for example torch/lib of a PyTorch for Python with CUDA.",
                    Recursive = true },
        };
        // One line an area:
        root.Add(Data.DataCommand.Build());
        root.Add(Doctor.DoctorCommand.Build());
        root.Add(Evaluating.EvaluateCommand.Build());
        root.Add(LanguageModels.GenerateCommand.Build());
        root.Add(Pretraining.PretrainCommand.Build());
        root.Add(Running.RunNotebookCommand.Build());
        root.Add(Runs.RunsCommand.Build());
        root.Add(Generating.SampleCommand.Build());
        root.Add(Running.TemplatesCommand.Build());
        root.Add(Transfer.TransferCommand.Build());
        root.Add(Generating.TransferGanCommand.Build());
        root.Add(Translating.TranslateCommand.Build());
        root.Add(Weights.WeightsCommand.Build());
        return root;
    }

    /// <summary>Runs one command line; expected failures become one sentence on standard error.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null)
    {
        output ??= Console.Out;
        error ??= Console.Error;
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
                await error.WriteLineAsync(fault.Message);
            await error.WriteLineAsync("See 'studio --help' and 'studio COMMAND --help'.");
            return ExitCodes.BadUsage;
        }
        try
        {
            if (parsed.GetValue<string?>(Libtorch) is { } path && !ForeignLibtorch.IsHere)
                return await ForeignLibtorch.RunAsync(LibtorchFolder.Find(path) ?? throw new CommandFailedException(
                    $"There is no libtorch at '{path}'. Name the folder that holds libtorch_cpu.so.", ExitCodes.BadUsage), args,
                        output, error);
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // A training step and the writing of its checkpoint may take this long after Ctrl-C.
                ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
                Output = output,
                Error = error,
            });
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped.");
            return ExitCodes.Stopped;
        }
        catch (CommandFailedException failure)
        {
            await error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (WeightsMismatchException mismatch)
        {
            await error.WriteLineAsync(string.Join('\n', mismatch.Message.Split('\n').Take(MostLines)));
            return ExitCodes.Failed;
        }
        catch (ExternalException failure) when (DeviceMemory.IsFull(failure))
        {
            await error.WriteLineAsync(DeviceMemory.Full(failure).Message);
            return ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException
            or NotebookFormatException or WeightsFormatException or WeightStoreException or ExternalException or HttpRequestException
            or NotSupportedException
            or MemoryExceededException)
        {
            // libtorch puts its own stack below the first line.
            await error.WriteLineAsync(failure.Message.Split('\n')[0]);
            return ExitCodes.Failed;
        }
    }
}
