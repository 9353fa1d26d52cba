namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>The worker program with a checkpoint each second, where it would write one each ten:
/// a run that is to be resumed need not be long.</summary>
internal static class EagerWorker
{
    private static readonly Lazy<string> s_folder = new(Make);

    /// <summary>What makes a studio start it.</summary>
    public static IReadOnlyList<string> Options => ["--worker-path", s_folder.Value];

    private static string Make()
    {
        var worker = Path.GetDirectoryName(StudioProcess.Program.Replace("Studio.Web", "Studio.Worker", StringComparison.Ordinal))!;
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "EagerWorker")).FullName;
        File.Copy(Path.Combine(worker, "catalogue.json"), Path.Combine(folder, "catalogue.json"), overwrite: true);
        var program = Path.Combine(folder, "Studio.Worker");
        File.WriteAllText(program, $"#!/bin/sh\nexec '{Path.Combine(worker, "Studio.Worker")}' \"$@\" --checkpoint-seconds 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
