using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>How a regulariser is made from its options. It is found by their type; one object serves one training
/// and keeps what it needs of earlier tasks.</summary>
public interface IRegulariserKind : IDisposable
{
    /// <summary>Type of the options, a kind of <see cref="Regulariser"/>.</summary>
    Type Options { get; }

    /// <summary>Keeps what it needs of a task that the network knows now.</summary>
    void Remember(Regulariser options, PastTask task);

    /// <summary>The terms of the loss while the next task is learnt; none where nothing holds the network. The caller owns them.</summary>
    IReadOnlyList<IRegulariser> Terms(Regulariser options, IReadOnlyList<PastTask> past);
}
