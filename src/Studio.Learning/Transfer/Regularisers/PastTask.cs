using Studio.Learning.Data.Sets;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>A task that the network knows, as a regulariser sees it while another is trained.</summary>
public sealed record PastTask
{
    /// <summary>Parameters with the values that they had when the task was known; both stay their owner's.</summary>
    public required IReadOnlyList<(Parameter Live, Tensor Start)> Kept { get; init; }

    /// <summary>Parameters that the task did not have: those of a new head.</summary>
    public required IReadOnlyList<Parameter> Fresh { get; init; }

    /// <summary>Inputs (N, …) to logits (N, K) by the network that learns, over the outputs that compete now.</summary>
    public required Func<Tensor, Tensor> Answers { get; init; }

    /// <summary>The same over the outputs that competed before.</summary>
    public required Func<Tensor, Tensor> AnswersAsBefore { get; init; }

    /// <summary>The same by the network as it was before.</summary>
    public required Func<Tensor, Tensor> AnswersThen { get; init; }

    /// <summary>The outputs that competed before, for telling whether two tasks ask the same question.</summary>
    public IReadOnlyList<int> Outputs { get; init; } = [];

    /// <summary>So many examples per class of the task; the caller owns them.</summary>
    public required Func<int, IExamples> Examples { get; init; }

    /// <summary>Diagonal of the Fisher information of <see cref="Kept"/>, in their order, on so many examples per class, exact or
    /// empirical; the caller owns the tensors.</summary>
    public required Func<int, bool, IReadOnlyList<Tensor>> Fisher { get; init; }

    public required ulong Seed { get; init; }
}
