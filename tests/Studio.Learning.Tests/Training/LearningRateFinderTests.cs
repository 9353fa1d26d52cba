using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class LearningRateFinderTests : ToyTraining
{
    [Fact]
    public void Run_ToyProblem_SuggestsARateBetweenTheFlatPartAndTheDivergence()
    {
        var network = TwoMoons.Network();

        var curve = Find(network);

        var (first, lowest) = (curve.Points[0], curve.Points.MinBy(p => p.Loss));
        // Where the loss has hardly moved yet.
        var flat = curve.Points.TakeWhile(p => p.Loss > first.Loss - 0.02 * (first.Loss - lowest.Loss)).Last();
        Assert.InRange(curve.Suggestion!.Value, flat.Rate, lowest.Rate);
        Assert.Equal(curve.Points.OrderBy(p => p.Rate), curve.Points);
    }

    [Fact]
    public void Run_ToTheEnd_LeavesWeightsBuffersAndRandomStateAsTheyWere()
    {
        var network = TwoMoons.Network();
        var before = network.state_dict().ToDictionary(s => s.Key, s => s.Value.clone());
        var generator = random.get_rng_state();

        Find(network);

        Assert.All(network.state_dict(), s => Assert.True(s.Value.equal(before[s.Key]).all().item<bool>(), s.Key));
        Assert.True(random.get_rng_state().equal(generator).all().item<bool>());
        Assert.All(network.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void Run_BeforeATraining_ChangesNothingOfIt()
    {
        var plan = Plan with { Epochs = 2 };
        var (tested, fresh) = (TwoMoons.Network(), TwoMoons.Network());

        Find(tested);
        var after = Loop(tested, plan).Run();
        var alone = Loop(fresh, plan).Run();

        Assert.Equal(alone.Epochs.Select(e => e.TrainLoss), after.Epochs.Select(e => e.TrainLoss));
        Assert.True(tested.parameters().Zip(fresh.parameters()).All(p => p.First.equal(p.Second).all().item<bool>()));
    }

    [Fact]
    public void Run_SeveralTimes_LeavesNoTensorAlive()
    {
        var network = TwoMoons.Network();
        Find(network);
        var before = Tensor.TotalCount;

        Find(network);
        Find(network);

        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    [Fact]
    public void Run_LossThatExplodes_EndsAtFourTimesTheLowest()
    {
        var points = new List<LearningRatePoint>();

        var curve = Find(TwoMoons.Network(), new OptimizerSettings.Sgd { Momentum = 0.9 }, points.Add);

        Assert.True(curve.HasDiverged);
        Assert.InRange(curve.Points.Count, 2, LearningRateCurve.MostPoints - 1);
        Assert.All(curve.Points, p => Assert.InRange(p.Loss, 0, 4 * curve.Points.Min(q => q.Loss) + 1e-9));
        Assert.Equal(curve.Points, points);
    }

    [Fact]
    public void Run_ATaskOfSeveralSeries_FollowsTheFirst()
    {
        var (plain, several) = (TwoMoons.Network(), TwoMoons.Network());
        using var task = new Classification(plain, TwoMoons.Groups(plain), Fit, Plan);
        using var inner = new Classification(several, TwoMoons.Groups(several), Fit, Plan);

        var curve = new LearningRateFinder().Run(new WithItems(inner), Plan.Seed).Value;

        Assert.Equal(new LearningRateFinder().Run(task, Plan.Seed).Value.Points, curve.Points);
    }

    [Fact]
    public void Run_LossThatBecomesNaN_EndsThereWithTheWeightsOfBefore()
    {
        var network = TwoMoons.Network();
        var before = network.parameters().Select(p => p.clone()).ToArray();

        using var task = new Classification(network, TwoMoons.Groups(network), Fit, Plan)
        {
            Penalty = (_, step) => network.parameters().First().sum() * (step < 5 ? 0f : float.NaN),
        };

        var curve = new LearningRateFinder().Run(task, Plan.Seed).Value;

        // The gradient of step 5 makes the weights NaN, and the loss of step 6 with them.
        Assert.True(curve.HasDiverged);
        Assert.InRange(curve.Points.Count, 5, 7);
        Assert.True(network.parameters().Zip(before).All(p => p.First.equal(p.Second).all().item<bool>()));
    }

    [Fact]
    public void Run_Batches_AreThoseThatTheTrainingTakes()
    {
        var (tested, trained) = (new SeenItems(Fit), new SeenItems(Fit));
        var network = TwoMoons.Network();

        new LearningRateFinder().Run(Training(network, TwoMoons.Groups(network), Plan, null, tested), Plan.Seed);
        new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan, Choose(network), trained)).Run();

        Assert.Equal(trained.Batches.Take(tested.Batches.Count), tested.Batches);
        Assert.InRange(tested.Batches.Count, 20, LearningRateCurve.MostPoints);
    }

    [Fact]
    public void Run_GroupThatOpensLater_StaysFrozen()
    {
        var network = TwoMoons.Network();
        var body = network.parameters().First();
        var before = body.clone();
        var moved = new List<bool>();

        new LearningRateFinder
            { Emit = _ => moved.Add(!body.equal(before).all().item<bool>()) }.Run(Training(network,
                TwoMoons.Groups(network, bodyUnfreezesAt: 1), Plan, null), Plan.Seed);

        Assert.DoesNotContain(true, moved);
    }

    [Fact]
    public void Run_Stopped_EndsAtTheNextStepWithTheWeightsOfBefore()
    {
        var network = TwoMoons.Network();
        var before = network.parameters().Select(p => p.clone()).ToArray();
        var control = new TrainingControl();
        var steps = 0;

        var outcome = new LearningRateFinder { Control = control, Emit = _ => { if (++steps == 30) control.Stop(); } }
            .Run(Training(network, TwoMoons.Groups(network), Plan, null), Plan.Seed);

        Assert.Equal(new RunOutcome<LearningRateCurve>.Stopped("Stopped after 30 of 100 steps."), outcome);

        Assert.Equal(30, steps);
        Assert.True(network.parameters().Zip(before).All(p => p.First.equal(p.Second).all().item<bool>()));
    }

    private LearningRateCurve Find(nn.Module<Tensor, Tensor> network, OptimizerSettings? optimizer = null,
        Action<LearningRatePoint>? emit = null)
    {
        using var task = new Classification(network, TwoMoons.Groups(network), Fit, Plan with { Optimizer = optimizer ?? Plan.Optimizer });
        return new LearningRateFinder { Emit = emit ?? (_ => { }) }.Run(task, Plan.Seed).Value;
    }

    /// <summary>Reports the batch's size behind the loss.</summary>
    private sealed class WithItems(Classification task) : ITrainable
    {
        public TrainingPlan Plan => ((ITrainable)task).Plan;

        public IReadOnlyList<string> Series => [.. task.Series, "items"];

        public string Unit => task.Unit;

        public double LearningRate => task.LearningRate;

        public int StepsPerEpoch => task.StepsPerEpoch;

        public StagedNetwork? Stages => ((ITrainable)task).Stages;

        public StepFigures Step(StepPlace place, ScheduleValue rates)
        {
            var figures = task.Step(place, rates);
            using var loss = figures.Values;
            return new(stack([loss, ones_like(loss)]).DetachFromDisposeScope(), figures.Items);
        }

        public IEnumerable<KeyValuePair<string, Tensor>> State() => task.State();

        public void Restore(StateDict stored) => task.Restore(stored);
    }
}
