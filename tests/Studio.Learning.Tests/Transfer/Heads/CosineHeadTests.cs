using Studio.Learning.Transfer.Heads;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Heads;

public sealed class CosineHeadTests
{
    [Fact]
    public void Imprint_OneExampleAClass_NamesWhatLiesInItsDirection()
    {
        using var scope = NewDisposeScope();
        using var head = new CosineHead(3, 2, firstScale: 10);

        head.Imprint(tensor(new float[,] { { 2, 0, 0 }, { 0, 5, 0 } }), [1, 0]);
        var logits = head.call(tensor(new float[,] { { 0.1f, 0, 0 }, { 0, 0.1f, 0 }, { 3, 4, 0 } }));

        Assert.Equal([0f, 10f, 10f, 0f, 8f, 6f], logits.detach().data<float>().ToArray().Select(v => MathF.Round(v, 4)));
    }

    [Fact]
    public void Imprint_ClassWithoutExamples_KeepsADirection()
    {
        using var scope = NewDisposeScope();
        using var head = new CosineHead(2, 2, firstScale: 1);

        head.Imprint(ones(1, 2), [0]);

        Assert.True(head.call(ones(1, 2)).isfinite().all().item<bool>());
    }
}
