using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Cells;

public sealed class RunEndTests : IDisposable
{
    private static readonly WeightsMismatchException s_misfit = new(new(3, ["layer1.weight", "layer2.weight"], ["backbone.conv1.weight"], [new("fc.weight", [10, 512], [3, 512])], []));

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

    [Fact]
    public void Of_WeightsThatDoNotFit_IsOneSentence()
    {
        var ended = RunEnd.Of(s_misfit, _control, isWorkerEnding: false);

        Assert.Equal(RunStatus.Failed, ended.Is);
        Assert.DoesNotContain('\n', ended.Sentence);
    }

    [Fact]
    public void Details_OfWeightsThatDoNotFit_NamesEveryTensorAndItsShapes()
    {
        var lines = RunEnd.Details(s_misfit);

        Assert.All(lines, l => Assert.Equal(LogLevel.Error, l.Level));
        Assert.Contains(lines, l => l.Sentence.Contains("layer2.weight", StringComparison.Ordinal) && l.Sentence.StartsWith("missing", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Sentence.Contains("backbone.conv1.weight", StringComparison.Ordinal) && l.Sentence.StartsWith("unexpected", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Sentence.Contains("[10, 512]", StringComparison.Ordinal) && l.Sentence.Contains("[3, 512]", StringComparison.Ordinal));
    }
}
