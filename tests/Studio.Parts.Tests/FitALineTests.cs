using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks;
using Studio.Notebooks.Settings;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Worker.Cells;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Parts.Tests;

/// <summary>A kind of training that no other file knows: a line through generated points, trained by the studio's loop.</summary>
public sealed class FitALineTests : IDisposable
{
    private static readonly TrainingPlan s_plan = new() { Steps = 60, ShowEvery = 20 };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<RunEvent> _events = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_ACell_ReportsACurveAndFindsTheLine()
    {
        using var control = new RunControl();

        var ends = await CellRun.OnItsOwnThread(s_request, Context(control), () => false, fault => Assert.Fail($"{fault}"));

        var line = Assert.IsType<FittedLine>(Assert.IsType<RunEvent.Result>(ends[0]).Value);
        Assert.Equal((3, -1), (Math.Round(line.Slope, 1), Math.Round(line.Intercept, 1)));
        Assert.Equal(RunStatus.Completed, Assert.IsType<RunEvent.Status>(ends[1]).Is);
        var losses = _events.OfType<RunEvent.Metrics>().SelectMany(m => m.Points).Where(p => p.Series == "loss/train").ToArray();
        Assert.Equal(Enumerable.Range(1, 60), losses.Select(p => p.Step));
        Assert.True(losses[^1].Value < losses[0].Value / 100);
        Assert.Equal([0, 20, 40, 60], _events.OfType<RunEvent.Text>().Select(t => t.Step));
        Assert.All(_events.OfType<RunEvent.Progress>(), p => Assert.Equal("points", p.Unit));
    }

    [Fact]
    public void Run_StoppedAndResumed_EndsWithTheSameWeightsBitByBit()
    {
        using RunControl control = new(), stopped = new(), resumed = new();
        var undisturbed = new FitALineRunner().Run(s_request, Context(control)).Value;
        void StopInTime(RunEvent happened)
        {
            if (happened is RunEvent.Text { Step: 20 })
                stopped.Stop();
        }

        var first = new FitALineRunner().Run(s_request, Context(stopped, StopInTime));
        random.manual_seed(99);
        var second = new FitALineRunner().Run(s_request, Context(resumed));

        Assert.Equal(new RunOutcome<CellResult>.Stopped("Stopped after step 20 of 60."), first);
        Assert.Contains(_events.OfType<RunEvent.Status>(), s => s.Sentence == "Resumed after step 20.");
        Assert.Equal(undisturbed, second.Value);
        Assert.Empty(_folder.GetFiles("checkpoint*"));
    }

    private static readonly RunRequest s_request =
        new("notebook", new FitALine { Id = "line" }, 1, new Dictionary<string, CellResult>(), "key", "person");

    private RunContext Context(RunControl control, Action<RunEvent>? watch = null) => new()
    {
        Emit = happened => { _events.Add(happened); watch?.Invoke(happened); },
        Artifacts = new(new StudioStorage(_folder.FullName), TimeProvider.System),
        Folder = _folder.FullName,
        Checkpoints = new(_folder.FullName, TimeSpan.MaxValue, _ => { }),
        Control = control,
    };

    [Display(Name = "Fit a line", Description = "Fits a line to generated points.", Order = 98)]
    [Produces(typeof(FittedLine))]
    public sealed record FitALine : Cell
    {
        protected override string Says(Notebook notebook, StudioCatalogue catalogue) => "Fit a line.";
    }

    public sealed record FittedLine(float Slope, float Intercept) : CellResult
    {
        public override string Summary() => $"y = {Slope:F2} x + {Intercept:F2}";
    }

    public sealed class FitALineRunner : ICellRunner
    {
        public string Kind => Kinds.Name(typeof(FitALine));

        public int Version => 1;

        public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
        {
            random.manual_seed((long)request.Seed);
            using var line = new Line();
            return context.Scope(new TrainingReporter(context).Report).Train(line, $"line, seed {request.Seed}", _ => { })
                .Map<CellResult>(_ => new FittedLine(line.Slope, line.Intercept));
        }
    }

    /// <summary>Linear regression by stochastic gradient descent on points of y = 3 x − 1, new ones in each step.</summary>
    private sealed class Line : ITrainable, IDisposable
    {
        private const int Points = 32;
        private readonly Tensor _weights = zeros(2, requires_grad: true);

        public float Slope => _weights[0].item<float>();

        public float Intercept => _weights[1].item<float>();

        public TrainingPlan Plan => s_plan;

        public IReadOnlyList<string> Series => ["loss/train"];

        public string Unit => "points";

        public double LearningRate => 0.2;

        public int StepsPerEpoch => 10;

        public StepFigures Step(StepPlace place, ScheduleValue rates)
        {
            using var scope = NewDisposeScope();
            using var rate = (LearningRate * rates.RateFactor).ToScalar();
            using var slope = 3.ToScalar();
            using var intercept = (-1).ToScalar();
            var x = randn(Points);
            var loss = nn.functional.mse_loss(x.mul(_weights[0]).add(_weights[1]), x.mul(slope).add(intercept));
            loss.backward();
            using (no_grad())
                _weights.sub_(_weights.grad!.mul(rate));
            _weights.grad = null;
            return new(loss.detach().DetachFromDisposeScope(), Points);
        }

        public IEnumerable<TrainingEvent> Show(int step) => [new TrainingEvent.Wrote(step, $"y = {Slope:F2} x + {Intercept:F2}")];

        public IEnumerable<KeyValuePair<string, Tensor>> State() => [new("weights", _weights)];

        public void Restore(StateDict stored) => _weights.copy_(stored["weights"]);

        public void Dispose() => _weights.Dispose();
    }
}
