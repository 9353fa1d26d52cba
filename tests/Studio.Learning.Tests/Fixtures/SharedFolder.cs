namespace Studio.Learning.Tests.Fixtures;

/// <summary>Real data and weights that may not be redistributed: `STUDIO_SHARED`, else `../shared` beside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>Full path of a file under `data/`; without the folder the test is skipped, on continuous integration it fails.</summary>
    public static string Data(string path)
    {
        var root = Environment.GetEnvironmentVariable("STUDIO_SHARED") ?? Beside();
        var file = root is null ? null : Path.Combine(root, "data", path);
        if (file is not null && (File.Exists(file) || Directory.Exists(file)))
            return file;
        var sentence = $"Real data '{path}' is not here; set STUDIO_SHARED to the folder that holds data/.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(sentence);
        Assert.Skip(sentence);
        return "";
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Studio.sln")))
                return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        return null;
    }
}
