using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Web.Configuration;

namespace Studio.Web.Fleet;

/// <summary>Where the worker program lies, and what it says there is to choose from.</summary>
/// <param name="Path">The program; null if it was not found.</param>
public sealed record WorkerProgram(string? Path, StudioCatalogue Catalogue)
{
    private const string Name = "Studio.Worker";

    /// <summary>In the named folder, else beside the published studio, else where the build put it.</summary>
    public static WorkerProgram Find(StudioSettings settings)
    {
        var here = AppContext.BaseDirectory;
        var folders = settings.WorkerPath is { } named
            ? [named] : new[] { System.IO.Path.Combine(here, "worker"), here.Replace("Studio.Web", Name, StringComparison.Ordinal) };
        var folder = folders.FirstOrDefault(f => File.Exists(System.IO.Path.Combine(f, "catalogue.json")));
        if (folder is null)
            return new(null, StudioCatalogue.Empty);
        var program = System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);
        return new(File.Exists(program) ? System.IO.Path.GetFullPath(program) : null,
            StudioJson.Read<StudioCatalogue>(File.ReadAllText(System.IO.Path.Combine(folder, "catalogue.json"))));
    }
}
