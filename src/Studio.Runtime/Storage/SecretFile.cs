namespace Studio.Runtime.Storage;

/// <summary>A secret in the data folder, in a file that only its owner reads.</summary>
internal static class SecretFile
{
    /// <param name="make">Makes the content at the first start.</param>
    public static string ReadOrMake(string file, Func<string> make)
    {
        if (File.Exists(file))
            return File.ReadAllText(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var made = make();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(made);
        return made;
    }
}
