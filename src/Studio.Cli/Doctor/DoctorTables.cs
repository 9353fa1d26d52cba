using Spectre.Console;
using Spectre.Console.Rendering;
using Studio.Cli.Weights;

namespace Studio.Cli.Doctor;

/// <summary>The report as people read it.</summary>
internal static class DoctorTables
{
    public static IEnumerable<IRenderable> Of(DoctorReport report)
    {
        var libtorch = report.Libtorch;
        yield return new Text($"libtorch {libtorch.Version ?? "of unknown version"}, "
            + $"{(libtorch.Cuda is { } cuda ? $"for CUDA {cuda}" : "for the CPU")}, "
            + $"from {string.Join(" and ", libtorch.Folders)}\n");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Device", "Name", "Precision");
        foreach (var heading in (string[])["Memory", "Distance", "Allowed", "Images/s"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var device in report.Devices)
            foreach (var (i, row) in device.Precisions.Index())
                table.AddPlainRow(i == 0 ? device.Name : "", i == 0 ? device.Title : "",
                    row.Precision + (row.Precision == device.Automatic ? " (Auto)" : ""),
                    i == 0 ? ByteText.Of(device.MemoryBytes) : "", $"{row.Distance:0.0e+0}", $"{row.Tolerance:0.0e+0}",
                    $"{row.ImagesPerSecond:0}");
        yield return table;
        yield return new Text("Distance: of a training step's figures from those of float64 on a CPU. Images/s: ResNet-18, "
            + "all layers trained, 32 images of 3×64×64.\n");
        if (!libtorch.IsOneDnnRight)
            yield return new Text("oneDNN computes convolutions wrongly on this processor, so the studio trains without it: correct, "
                + "but slower.\n");
        yield return new Text(report.Findings.Count == 0 ? "Nothing is wrong.\n" : string.Concat(report.Findings.Select(f => $"{f}\n")));
    }
}
