using System.Text.Json;

namespace Studio.Learning.Tests.Fixtures;

/// <summary>Files under `Fixtures/` that travel with the tests.</summary>
internal static class FixtureFile
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    public static JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(Path(name)));
}
