using Studio.Learning.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Optimizers;

public sealed class GradientClippingTests
{
    [Theory, InlineData(0.5), InlineData(100)]
    public void ClipOnDevice_AnyBound_DoesWhatTheLibraryDoes(double bound)
    {
        using var scope = NewDisposeScope();
        var (ours, library) = (Parameters(), Parameters());

        GradientClipping.ClipOnDevice(ours, bound);
        nn.utils.clip_grad_norm_(library, bound);

        foreach (var (one, other) in ours.Zip(library))
            Assert.InRange((one.grad! - other.grad!).abs().max().item<float>(), 0, 1e-6f);
    }

    private static Parameter[] Parameters() => [.. new[] { 3, 5 }.Select(length =>
    {
        var parameter = new Parameter(zeros(length));
        parameter.grad = arange(length, ScalarType.Float32) - 1;
        return parameter;
    })];
}
