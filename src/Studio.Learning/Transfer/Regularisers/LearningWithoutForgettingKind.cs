using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Regularisers;

internal sealed class LearningWithoutForgettingKind : RegulariserKind<Regulariser.LearningWithoutForgetting>
{
    /// <summary>Where all classes compete, the earlier tasks ask one question, not one each.</summary>
    protected override IReadOnlyList<IRegulariser> Terms(Regulariser.LearningWithoutForgetting options, IReadOnlyList<PastTask> past) =>
        [.. past.DistinctBy(task => string.Join(' ', task.Outputs))
            .Select(task => new LearningWithoutForgetting(task.AnswersAsBefore, task.AnswersThen, options.Strength, options.Temperature))];
}
