using System.CommandLine;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;
using Studio.Worker.Describing;

namespace Studio.Worker;

/// <summary>What the process is asked to do when it is started.</summary>
internal static class WorkerCommand
{
    public static RootCommand Build(Stream input)
    {
        var describe = new Option<FileInfo?>("--describe")
            { Description = "Write the catalogue as JSON to a file or to standard output, and exit.", Arity = ArgumentArity.ZeroOrOne };
        var link = new Option<string?>("--link") { Description = "Unix socket on which the studio listens." };
        var folder = new Option<string?>("--data-folder") { Description = "Data folder of the studio." };
        var device = new Option<string>("--device") { Description = "cpu or cuda:0.", DefaultValueFactory = _ => "cpu" };
        var role = new Option<WorkerRole>("--role")
            { Description = "training or interactive.", DefaultValueFactory = _ => WorkerRole.Training };
        var connection = new Option<string?>("--connection")
        {
            Description = "PostgreSQL database; by default STUDIO_WORKER_CONNECTION, else SQLite in the data folder.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("STUDIO_WORKER_CONNECTION"),
        };
        var interval = new Option<double>("--checkpoint-seconds") { Description = "Minimum time between two checkpoints of a run.",
            DefaultValueFactory = _ => CheckpointInterval.Default.TotalSeconds };
        var memory = new Option<double>("--memory-gb") { Description = "Memory limit of the worker; a run that exceeds it is stopped.",
            DefaultValueFactory = _ => double.PositiveInfinity };
        var command =
            new RootCommand("Executes the runs of a studio. The studio's web process starts it and ends it by closing its standard input.")
            { describe, link, folder, device, role, connection, interval, memory };
        command.Validators.Add(given =>
        {
            if (given.GetResult(describe) is null && (given.GetValue(link) is null || given.GetValue(folder) is null))
                given.AddError("A worker needs --link and --data-folder; the studio sets both. Without a studio, use --describe.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetResult(describe) is null)
                return await WorkerProcess.RunAsync(new(parsed.GetValue(link)!, Path.GetFullPath(parsed.GetValue(folder)!),
                    parsed.GetValue(device)!, parsed.GetValue(role),
                    parsed.GetValue(connection), TimeSpan.FromSeconds(parsed.GetValue(interval)),
                    (long)(parsed.GetValue(memory) * (1L << 30))), input, parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error, cancel);
            await DescribeAsync(parsed.GetValue(describe), parsed.InvocationConfiguration.Output, cancel);
            return 0;
        });
        return command;
    }

    private static Task DescribeAsync(FileInfo? file, TextWriter output, CancellationToken cancel)
    {
        var text = StudioJson.Write(StudioFacts.Catalogue());
        return file is null ? output.WriteLineAsync(text) : File.WriteAllTextAsync(file.FullName, text, cancel);
    }
}
