using Studio.Experiments.Recipes;
using Studio.Learning.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class AutocastScopeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public AutocastScopeTests()
    {
        if (!AutocastScope.IsPossible)
            Assert.Skip("This libtorch does not export autocast.");
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Enter_BFloat16_CastsTheForwardPassAlone()
    {
        var (network, images) = Network();
        var plain = network.call(images);

        Tensor cast;
        using (AutocastScope.Enter(Precision.BFloat16, CPU))
            cast = network.call(images);
        cast.to(ScalarType.Float32).sum().backward();
        var after = network.call(images);

        Assert.Equal((ScalarType.BFloat16, ScalarType.Float32), (cast.dtype, after.dtype));
        Assert.All(network.parameters(), p => Assert.Equal((ScalarType.Float32, ScalarType.Float32), (p.dtype, p.grad!.dtype)));
        Assert.InRange((cast.to(ScalarType.Float32) - plain).abs().max().item<float>(), 1e-6f, 0.05f);
    }

    [Fact]
    public void Enter_Nested_LastsUntilTheOuterEnds()
    {
        var (network, images) = Network();
        using (AutocastScope.Enter(Precision.BFloat16, CPU))
        {
            using (AutocastScope.Enter(Precision.BFloat16, CPU))
                network.call(images);
            Assert.Equal(ScalarType.BFloat16, network.call(images).dtype);
        }
        Assert.Equal(ScalarType.Float32, network.call(images).dtype);
    }

    [Fact]
    public async Task Enter_OtherThread_IsNotTouched()
    {
        using var entered = AutocastScope.Enter(Precision.BFloat16, CPU);

        var seen = await Task.Factory.StartNew(() =>
        {
            using var scope = NewDisposeScope();
            var (network, images) = Network();
            return network.call(images).dtype;
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal(ScalarType.Float32, seen);
    }

    [Fact]
    public void Enter_Float32_NeedsNoScope() => Assert.Null(AutocastScope.Enter(Precision.Float32, CPU));

    [Fact]
    public void Resolve_Auto_TakesBFloat16WhereTheProcessorHasItAndTheNetworkConvolves()
    {
        var convolving = PrecisionSupport.Resolve(Precision.Auto, CPU, nn.Sequential(nn.Conv2d(1, 1, 3)));
        var linear = PrecisionSupport.Resolve(Precision.Auto, CPU, nn.Linear(2, 2));

        Assert.Equal((PrecisionSupport.ProcessorHasBFloat16 ? Precision.BFloat16 : Precision.Float32, Precision.Float32), (convolving, linear));
    }

    private static (Sequential, Tensor) Network()
    {
        random.manual_seed(1);
        return (nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 14 * 14, 4)), randn(2, 3, 16, 16));
    }
}
