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
        if (PrecisionSupport.ProcessorComputesBFloat16)
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
    public void Enter_OtherThread_IsNotTouched()
    {
        ScalarType? other = null;
        var thread = new Thread(() =>
        {
            using var scope = NewDisposeScope();
            var (network, images) = Network();
            other = network.call(images).dtype;
        });

        using (AutocastScope.Enter(Precision.BFloat16, CPU))
        {
            thread.Start();
            thread.Join();
        }

        Assert.Equal(ScalarType.Float32, other);
    }

    [Fact]
    public void Enter_Float32_ChangesNothing()
    {
        var (network, images) = Network();
        using (AutocastScope.Enter(Precision.Float32, CPU))
            Assert.Equal(ScalarType.Float32, network.call(images).dtype);
        using (AutocastScope.Enter(Precision.BFloat16, CPU))
        {
            using (AutocastScope.Enter(Precision.Float32, CPU))
                network.call(images);
            Assert.Equal(ScalarType.BFloat16, network.call(images).dtype);
        }
    }

    [Fact]
    public void Resolve_Auto_TakesBFloat16WhereItGainsAndIsAvailable()
    {
        Assert.Equal(Precision.BFloat16, PrecisionSupport.Resolve(Precision.Auto, gains: true, whyNot: null));
        Assert.Equal(Precision.Float32, PrecisionSupport.Resolve(Precision.Auto, gains: false, whyNot: null));
        Assert.Equal(Precision.Float32, PrecisionSupport.Resolve(Precision.Auto, gains: true, whyNot: "The card is old."));
        Assert.Equal("The card is old. Choose float32.",
            Assert.Throws<NotSupportedException>(() =>
                PrecisionSupport.Resolve(Precision.BFloat16, gains: true, whyNot: "The card is old.")).Message);
    }

    [Fact]
    public void Resolve_AutoOnTheProcessor_IsFloat32() =>
        Assert.Equal(Precision.Float32, PrecisionSupport.Resolve(Precision.Auto, CPU, nn.Sequential(nn.Conv2d(1, 1, 3))));

    [Fact]
    public void Resolve_BFloat16OnTheProcessor_IsRefusedWhereItsConvolutionsAreWrong()
    {
        using var input = randn(2, 8, 16, 16);
        using var weight = randn(8, 8, 3, 3);
        var error = (nn.functional.conv2d(input.bfloat16(), weight.bfloat16()) - nn.functional.conv2d(input, weight)).abs().max()
            .item<float>();

        if (PrecisionSupport.ProcessorComputesBFloat16)
            Assert.Equal(Precision.BFloat16, PrecisionSupport.Resolve(Precision.BFloat16, CPU, nn.Linear(2, 2)));
        else
            Assert.Contains("float32",
                Assert.Throws<NotSupportedException>(() => PrecisionSupport.Resolve(Precision.BFloat16, CPU, nn.Linear(2, 2))).Message,
                StringComparison.Ordinal);
        Assert.Equal(PrecisionSupport.ProcessorComputesBFloat16, error < 1);
    }

    private static (Sequential, Tensor) Network()
    {
        random.manual_seed(1);
        return (nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 14 * 14, 4)), randn(2, 3, 16, 16));
    }
}
