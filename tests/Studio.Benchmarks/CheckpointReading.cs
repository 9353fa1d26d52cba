using System.Text.Json;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Benchmarks;

/// <summary>Reading a checkpoint of 500 MB against reading the bytes of the same file into memory, page cache warm, taking turns.</summary>
internal static class CheckpointReading
{
    private const int Rounds = 7;
    private const int Tensors = 32;
    private const int Floats = 4 << 20;

    public static string Run()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            using (NewDisposeScope())
                SafeTensors.Write(path, Enumerable.Range(0, Tensors).ToDictionary(i => $"layer{i}.weight", _ => randn(Floats)), new Dictionary<string, string>());
            var (raw, read) = (new double[Rounds], new double[Rounds]);
            for (var round = -1; round < Rounds; round++)
            {
                var (bytes, weights) = (StepTiming.Of(() => File.ReadAllBytes(path)), StepTiming.Of(() => WeightsFile.Read(path).Dispose()));
                if (round >= 0)
                    (raw[round], read[round]) = (bytes, weights);
            }
            var ratios = raw.Zip(read, (b, w) => b / w).Order().ToArray();
            return JsonSerializer.Serialize(new { workload = "checkpoint_reading", megabytes = Tensors * (Floats >> 18), raw_ms = Math.Round(raw.Order().ElementAt(Rounds / 2)), read_ms = Math.Round(read.Order().ElementAt(Rounds / 2)), share_of_raw_speed = Math.Round(ratios[Rounds / 2], 2), goal = 0.5 });
        }
        finally
        {
            File.Delete(path);
        }
    }
}
