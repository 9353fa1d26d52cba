using Studio.Experiments.Events;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Cells;

public sealed class RunEndTests : IDisposable
{
    private readonly RunControl _control = new();

    public void Dispose() => _control.Dispose();

    [Fact]
    public void Of_MemoryThatIsFull_FailsWithASentenceAndWithoutLibtorchsStack()
    {
        var ended = RunEnd.Of(new NativeFault("CUDA out of memory. Tried to allocate 2.00 GiB.\nframe #0: c10::Error"), _control, isWorkerEnding: false);

        Assert.Equal((RunStatus.Failed, "The memory of the GPU is full. Make the batch or the images smaller, or choose a smaller network."), (ended.Is, ended.Sentence));
    }

    [Fact]
    public void Of_BatchThatDoesNotFit_NamesTheOneThatDoes()
    {
        var fault = DeviceMemory.Full(new NativeFault("CUDA out of memory."), 64, size => size <= 16);

        Assert.Contains("set the batch size to 16", RunEnd.Of(fault, _control, isWorkerEnding: false).Sentence, StringComparison.Ordinal);
    }
}
