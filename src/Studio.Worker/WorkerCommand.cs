using System.CommandLine;
using Studio.Experiments;
using Studio.Worker.Describing;

namespace Studio.Worker;

/// <summary>What the process is asked to do when it is started.</summary>
internal static class WorkerCommand
{
    public static RootCommand Build()
    {
        var describe = new Option<FileInfo?>("--describe") { Description = "Writes what there is to choose from as JSON, to a file or to standard output, and ends.", Arity = ArgumentArity.ZeroOrOne };
        var command = new RootCommand("Carries out the runs of a studio. The studio's web process starts it.") { describe };
        command.SetAction(async (parsed, cancel) =>
        {
            var text = StudioJson.Write(StudioFacts.Catalogue());
            if (parsed.GetValue(describe) is { } file)
                await File.WriteAllTextAsync(file.FullName, text, cancel);
            else
                await parsed.InvocationConfiguration.Output.WriteLineAsync(text);
            return 0;
        });
        return command;
    }
}
