using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Order;
using Studio.Runtime.Link;

namespace Studio.Runtime.Devices;

/// <summary>Where runs execute here, as far as their figures depend on it; remembered from one start to the next, so that keys are known
/// before the first worker says hello.</summary>
internal sealed class StudioPlace
{
    private readonly string _file;

    public StudioPlace(string dataFolder)
    {
        _file = Path.Combine(dataFolder, "place.json");
        Current = Remembered();
    }

    /// <summary>Null until a worker has said hello for the first time; what is asked for before gets its key then.</summary>
    public RunPlace? Current { get; private set; }

    public void Learn(WorkerHello hello)
    {
        var place = new RunPlace(hello.Device.Split(':')[0], hello.Facts.Threads,
            hello is { Facts.HasBFloat16: true, Device: not "cpu" } ? Precision.BFloat16 : Precision.Float32);
        if (place == Current)
            return;
        Current = place;
        // Beside it first: a full disk would leave half a file.
        File.WriteAllText(_file + ".part", StudioJson.Write(place));
        File.Move(_file + ".part", _file, overwrite: true);
    }

    /// <summary>Null if the file is damaged, too: the first worker reports it again.</summary>
    private RunPlace? Remembered()
    {
        try
        {
            return File.Exists(_file) ? StudioJson.Read<RunPlace>(File.ReadAllText(_file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
