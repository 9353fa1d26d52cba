using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

/// <summary>A regulariser with options of one type.</summary>
public abstract class RegulariserKind<TOptions> : IRegulariserKind where TOptions : Regulariser
{
    public Type Options => typeof(TOptions);

    public void Remember(Regulariser options, PastTask task) => Remember((TOptions)options, task);

    public IReadOnlyList<IRegulariser> Terms(Regulariser options, IReadOnlyList<PastTask> past) => Terms((TOptions)options, past);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected virtual void Remember(TOptions options, PastTask task) { }

    protected abstract IReadOnlyList<IRegulariser> Terms(TOptions options, IReadOnlyList<PastTask> past);
}
