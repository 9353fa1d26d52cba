using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>The pretrained network predicts its old classes on the new images, and the trained one must keep these predictions.</summary>
/// <remarks>Li and Hoiem, "Learning without Forgetting", ECCV 2016, arXiv:1606.09282, section 3. Departures:
/// the old head stays as it was instead of training along, and the old answers are asked for anew in each step, because augmented images
/// differ from epoch to epoch.</remarks>
/// <param name="student">Images (N, …) to logits (N, K) over the old classes, by the network that learns.</param>
/// <param name="teacher">The same by the network as it was.</param>
internal sealed class LearningWithoutForgetting(Func<Tensor, Tensor> student, Func<Tensor, Tensor> teacher, double strength,
    double temperature) : IRegulariser
{
    public Tensor Penalty(Tensor inputs, int step)
    {
        using var scope = NewDisposeScope();
        return Distillation(Answers(inputs), student(inputs).to(ScalarType.Float32), temperature).Times(strength).MoveToOuterDisposeScope();
    }

    /// <summary>Mean cross-entropy of the new answers (N, K) with the old ones, both softened:
    /// −1/N Σ softmax(old/T) · log softmax(new/T).</summary>
    public static Tensor Distillation(Tensor old, Tensor present, double temperature)
    {
        using var scope = NewDisposeScope();
        return (-(old.Over(temperature).softmax(1) * present.Over(temperature).log_softmax(1)).sum(1).mean()).MoveToOuterDisposeScope();
    }

    public void Dispose() { }

    private Tensor Answers(Tensor inputs)
    {
        using var guard = no_grad();
        return teacher(inputs).to(ScalarType.Float32);                                                             // (N, K)
    }
}
