using Studio.Experiments.Recipes;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Memory;

public sealed class DeviceMemoryTests : IDisposable
{
    private const string Card =
        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.11 GiB of which 1.20 GiB is free. "
        + "Including non-PyTorch memory, this process has 77.91 GiB memory in use.\nException raised from malloc at "
        + "CUDACachingAllocator.cpp:1";
    private const string Computer =
        "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.";
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(5, "The memory of the GPU (79.11 GiB) is full. A batch of 16 does not train, a batch of 4 does: set the batch size to 4.")]
    [InlineData(0, "The memory of the GPU (79.11 GiB) is full. Not even a batch of 1 fits: choose smaller items or a smaller network.")]
    public void Run_BatchThatDoesNotFit_EndsWithTheSizeThatDoes(int most, string sentence)
    {
        var network = new Narrow(most);
        var plan = new ClassificationSettings { Epochs = 1, BatchSize = 16, Seed = 3, Optimizer = new OptimizerSettings.Sgd() };
        var before = network.parameters().First().data<float>().ToArray();
        var group = new ParameterGroup("all", [.. network.parameters()], [], 0.1, 0);

        var fault = Assert.Throws<DeviceMemoryException>(() =>
            new TrainingLoop(new Classification(network, [group],
                new TensorExamples(randn(32, 2), [.. Enumerable.Range(0, 32).Select(i => i % 2)]), plan)
                    { Validation = _ => throw new NotSupportedException() }).Run());

        Assert.Equal(sentence, fault.Message);
        Assert.Equal(before, network.parameters().First().data<float>().ToArray());
    }

    [Theory, InlineData(Card, "The memory of the GPU (79.11 GiB) is full."),
        InlineData("CUDA error: out of memory", "The memory of the GPU is full."),
            InlineData(Computer, "The memory of the computer is full.")]
    public void Full_TextsOfLibtorch_AreOneSentence(string text, string sentence)
    {
        var fault = new NativeFault(text);

        Assert.True(DeviceMemory.IsFull(fault));
        Assert.StartsWith(sentence, DeviceMemory.Full(fault).Message, StringComparison.Ordinal);
        Assert.False(DeviceMemory.IsFull(new NativeFault("mat1 and mat2 shapes cannot be multiplied")));
        Assert.False(DeviceMemory.IsFull(new ArgumentException(text)));
    }

    /// <summary>A linear layer on a card without much memory.</summary>
    private sealed class Narrow : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear layer = nn.Linear(2, 2);
        private readonly int _most;

        public Narrow(int most) : base(nameof(Narrow))
        {
            _most = most;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input.shape[0] <= _most ? layer.call(input) : throw new NativeFault(Card);
    }
}
