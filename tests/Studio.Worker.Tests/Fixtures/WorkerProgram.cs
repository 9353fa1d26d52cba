namespace Studio.Worker.Tests.Fixtures;

/// <summary>The worker as its own build left it: beside the tests lie other frameworks.</summary>
internal static class WorkerProgram
{
    public static string Folder { get; } = AppContext.BaseDirectory.Replace(System.IO.Path.Combine("tests", "Studio.Worker.Tests"),
        System.IO.Path.Combine("src", "Studio.Worker"), StringComparison.Ordinal);

    public static string Path { get; } = System.IO.Path.Combine(Folder, "Studio.Worker.dll");
}
