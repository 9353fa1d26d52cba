using System.Text.Json;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Weights;

/// <summary>Every file of the corpus has the outcome that `expected.json` states for it.</summary>
public sealed class CheckpointCorpusTests
{
    private static readonly JsonElement s_files = FixtureFile.Json("checkpoints/expected.json").RootElement.GetProperty("files");

    public static TheoryData<string> With(string outcome) =>
        [.. s_files.EnumerateObject().Where(f => File.Exists(FixtureFile.Path("checkpoints/" + f.Name))
            && f.Value.GetProperty("outcome").GetString() == outcome).Select(f => f.Name)];

    [Theory, MemberData(nameof(With), "accept")]
    public void Read_SoundFile_GivesExactlyTheseTensors(string name)
    {
        using var weights = WeightsFile.Read(FixtureFile.Path("checkpoints/" + name));

        AssertExpected(s_files.GetProperty(name), weights);
    }

    [Theory, MemberData(nameof(With), "refuse")]
    public void Read_BrokenFile_IsRefusedWithASentence(string name)
    {
        var refusal = Assert.Throws<WeightsFormatException>(() => WeightsFile.Read(FixtureFile.Path("checkpoints/" + name)));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Fault.Length > 20, refusal.Fault);
    }

    [Theory, MemberData(nameof(With), "either")]
    public void Read_DoubtfulFile_IsRefusedOrGivesExactlyTheseTensors(string name)
    {
        StateDict weights;
        try
        {
            weights = WeightsFile.Read(FixtureFile.Path("checkpoints/" + name));
        }
        catch (WeightsFormatException refusal)
        {
            Assert.True(refusal.Fault.Length > 20, refusal.Fault);
            return;
        }
        using (weights)
            AssertExpected(Sound(name), weights);
    }

    // Some doubtful files are zip_basic.pth with a damaged directory: whoever reads them must find its tensors.
    private static JsonElement Sound(string name) =>
        s_files.GetProperty(name) is var own && !own.TryGetProperty("order", out _) && name.StartsWith("zip_", StringComparison.Ordinal)
        ? s_files.GetProperty("zip_basic.pth") : own;

    [Theory]
    [InlineData("zip_namespace.pth")]
    [InlineData("legacy_namespace.pth")]
    [InlineData("zip_numpy_scalar.pth")]
    [InlineData("legacy_numpy_scalar.pth")]
    public void Read_WeightsBesideATrainingProgramsNotes_GivesTheWeights(string name)
    {
        using var weights = WeightsFile.Read(FixtureFile.Path("checkpoints/" + name));

        AssertExpected(s_files.GetProperty(name), weights);
    }

    private static void AssertExpected(JsonElement expected, StateDict weights)
    {
        using var scope = NewDisposeScope();
        var order = expected.TryGetProperty("order", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToArray() : [];
        Assert.Equal(order, weights.Names);
        if (expected.TryGetProperty("metadata", out var notes))
            Assert.All(notes.EnumerateObject(), note => Assert.Equal(note.Value.ToString(), weights.Metadata[note.Name]));
        foreach (var name in order)
        {
            var tensor = weights[name];
            var facts = expected.GetProperty("tensors").GetProperty(name);
            Assert.Equal(facts.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()), tensor.shape);
            Assert.Equal(facts.GetProperty("dtype").GetString(), TypeName(tensor.dtype));
            var values = tensor.to(ScalarType.Float64).flatten().data<double>().ToArray();
            var first = facts.GetProperty("first").EnumerateArray().Select(Number).ToArray();
            Assert.Equal(first, values.Take(first.Length));
            if (values.Length > 0)
                Assert.Equal(Number(facts.GetProperty("last")), values[^1]);
            var sum = Number(facts.GetProperty("sum"));
            Assert.Equal(sum, values.Sum(), double.IsFinite(sum) ? 1e-6 * Math.Max(1, values.Sum(Math.Abs)) : 0);
        }
    }

    private static string TypeName(ScalarType type) => type switch
    {
        ScalarType.Float64 => "F64", ScalarType.Float32 => "F32", ScalarType.Float16 => "F16", ScalarType.BFloat16 => "BF16",
        ScalarType.Int64 => "I64", ScalarType.Int32 => "I32", ScalarType.Int16 => "I16", ScalarType.Int8 => "I8",
        ScalarType.Byte => "U8", ScalarType.Bool => "BOOL", _ => type.ToString(),
    };

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var other => throw new InvalidDataException($"'{other}' is no number of expected.json."),
    };
}
