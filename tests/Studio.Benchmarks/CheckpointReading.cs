using System.Runtime.InteropServices;
using System.Text.Json;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Reading a checkpoint of 500 MB, as safetensors and as PyTorch's zip, against reading the bytes of the same file into memory,
/// page cache warm, taking turns.</summary>
internal static class CheckpointReading
{
    private const int Rounds = 7;
    private const int Tensors = 32;
    private const int Floats = 4 << 20;

    public static IEnumerable<string> Run() =>
    [
        Measure(".safetensors", (path, tensors) => SafeTensors.Write(path, tensors, new Dictionary<string, string>())),
        Measure(".pth", TorchZipWriter.Write),
    ];

    private static string Measure(string ending, Action<string, IReadOnlyDictionary<string, Tensor>> write)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{ending}");
        try
        {
            using (NewDisposeScope())
                write(path, Enumerable.Range(0, Tensors).ToDictionary(i => $"layer{i}.weight", _ => randn(Floats)));
            var (raw, read) = Times(path);
            var ratios = raw.Zip(read, (b, w) => b / w).Order().ToArray();
            return JsonSerializer.Serialize(new { workload = "checkpoint_reading", format = ending, megabytes = Tensors * (Floats >> 18),
                raw_ms = Math.Round(raw.Order().ElementAt(Rounds / 2)), read_ms = Math.Round(read.Order().ElementAt(Rounds / 2)),
                share_of_raw_speed = Math.Round(ratios[Rounds / 2], 2), goal = 0.5 });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static unsafe (double[] Raw, double[] Read) Times(string path)
    {
        // One memory for all rounds: the tensors' own is handed out again, too, so that neither side pays for new pages.
        var memory = (byte*)NativeMemory.Alloc((nuint)new FileInfo(path).Length);
        try
        {
            var (raw, read) = (new double[Rounds], new double[Rounds]);
            for (var round = -1; round < Rounds; round++)
            {
                var (bytes, weights) =
                    (StepTiming.Of(() => ReadBytes(path, memory)), StepTiming.Of(() => WeightsFile.Read(path).Dispose()));
                if (round >= 0)
                    (raw[round], read[round]) = (bytes, weights);
            }
            return (raw, read);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static unsafe void ReadBytes(string path, byte* memory)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        for (long at = 0; at < length;)
        {
            var got = RandomAccess.Read(file, new Span<byte>(memory + at, (int)Math.Min(1 << 30, length - at)), at);
            at += got > 0 ? got : throw new EndOfStreamException($"'{Path.GetFileName(path)}' became shorter while it was read.");
        }
    }
}
