using Studio.Learning.Devices;
using Studio.Learning.Training;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class RandomStatesTests
{
    [Fact]
    public void Restore_StatesOfBefore_GivesTheSameNumbersAgain()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        SafeTensors.Write(path, RandomStates.Now(), new Dictionary<string, string>());
        var first = rand(5);

        using (var stored = SafeTensors.Read(path))
            RandomStates.Restore(stored);

        Assert.Equal(first.data<float>().ToArray(), rand(5).data<float>().ToArray());
        File.Delete(path);
    }

    [Fact]
    public void State_OfTheCpu_IsTheOneThatTorchSharpGives()
    {
        using var scope = NewDisposeScope();

        var state = DefaultGenerators.State(CPU);

        Assert.Equal(random.get_rng_state().data<byte>().ToArray(), state!.data<byte>().ToArray());
    }

    [Fact]
    public void Restore_TheCpuByItsGenerator_GivesTheSameNumbersAgain()
    {
        using var scope = NewDisposeScope();
        var state = DefaultGenerators.State(CPU)!;
        var first = rand(5);

        DefaultGenerators.Restore(CPU, state);

        Assert.Equal(first.data<float>().ToArray(), rand(5).data<float>().ToArray());
    }

    [Fact]
    public void Devices_OfAMachine_AreTheCpuAndItsCudaDevices() =>
        Assert.Equal(1 + (cuda.is_available() ? cuda.device_count() : 0), DefaultGenerators.Devices.Count);
}
