using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Optimizers;

/// <summary>Twenty steps in float64 equal PyTorch's to the digits of the fixture.</summary>
public sealed class GroupOptimizerTests
{
    private static readonly JsonElement s_fixtures = FixtureFile.Json("optim/trajectories.json").RootElement;

    public static TheoryData<string, OptimizerSettings, ScheduleSettings> Runs => new()
    {
        { "sgd", new OptimizerSettings.Sgd { LearningRate = 0.1, Momentum = 0 }, new ScheduleSettings.Constant() },
        { "sgd_momentum", new OptimizerSettings.Sgd { LearningRate = 0.05 }, new ScheduleSettings.Constant() },
        { "sgd_nesterov_wd", new OptimizerSettings.Sgd { LearningRate = 0.05, Nesterov = true, WeightDecay = 0.01 },
            new ScheduleSettings.Constant() },
        { "adam", new OptimizerSettings.Adam { LearningRate = 0.05 }, new ScheduleSettings.Constant() },
        { "adam_wd", new OptimizerSettings.Adam { LearningRate = 0.05, WeightDecay = 0.05 }, new ScheduleSettings.Constant() },
        { "adam_dcgan_betas", new OptimizerSettings.Adam { LearningRate = 0.02, Beta1 = 0.5 }, new ScheduleSettings.Constant() },
        { "adam_stylegan2_betas", new OptimizerSettings.Adam { LearningRate = 0.02, Beta1 = 0, Beta2 = 0.99 },
            new ScheduleSettings.Constant() },
        { "adamw", new OptimizerSettings.AdamW { LearningRate = 0.05, WeightDecay = 0.1 }, new ScheduleSettings.Constant() },
    };

    [Theory, MemberData(nameof(Runs))]
    public void Step_TwentyTimes_FollowsPyTorch(string run, OptimizerSettings settings, ScheduleSettings schedule)
    {
        using var scope = NewDisposeScope();
        var expected = s_fixtures.GetProperty("runs").GetProperty(run);
        var network = Network();
        using var optimizer = new GroupOptimizer(settings, [new("all", [.. network.parameters()], [], settings.LearningRate, 0)]);

        Follow(network, optimizer, expected, schedule);
    }

    [Fact]
    public void Step_WithScheduledRateAndMomentum_FollowsPyTorch()
    {
        foreach (var (run, settings) in new (string, OptimizerSettings)[]
            { ("sgd_onecycle", new OptimizerSettings.Sgd { LearningRate = 1 }),
                ("adam_cosine", new OptimizerSettings.Adam { LearningRate = 1 }) })
        {
            using var scope = NewDisposeScope();
            var expected = s_fixtures.GetProperty("runs").GetProperty(run);
            var used = expected.GetProperty("lr_momentum_used").EnumerateArray().ToArray();
            var network = Network();
            using var optimizer = new GroupOptimizer(settings, [new("all", [.. network.parameters()], [], 1, 0)]);

            Follow(network, optimizer, expected,
                step => new(used[step][0].GetDouble(), used[step][1].ValueKind == JsonValueKind.Null ? null : used[step][1].GetDouble()));
        }
    }

    [Theory]
    [InlineData("cross_entropy", 0, false), InlineData("cross_entropy_smoothing_0.1", 0.1, false),
        InlineData("cross_entropy_class_weights", 0, true), InlineData("cross_entropy_weights_smoothing", 0.1, true)]
    public void CrossEntropy_SmoothedAndWeighted_EqualsPyTorch(string name, double smoothing, bool isWeighted)
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json("optim/losses.json");
        var expected = json.RootElement.GetProperty("losses").GetProperty(name);
        var logits = Fill.Of("loss_logits", [6, 5], 3).to(ScalarType.Float64).requires_grad_();
        var targets = tensor(json.RootElement.GetProperty("targets").EnumerateArray().Select(t => t.GetInt64()).ToArray());
        var weights = isWeighted
            ? tensor(json.RootElement.GetProperty("class_weights").EnumerateArray().Select(t => t.GetDouble()).ToArray()) : null;

        var loss = nn.functional.cross_entropy(logits, targets, weights, label_smoothing: smoothing);
        loss.backward();

        Assert.Equal(expected.GetProperty("value").GetDouble(), loss.item<double>(), 1e-8);
        Assert.All(expected.GetProperty("grad").GetProperty("data").EnumerateArray().Select(v => v.GetDouble())
            .Zip(logits.grad!.data<double>().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    private static void Follow(Sequential network, GroupOptimizer optimizer, JsonElement expected, ScheduleSettings schedule) =>
        Follow(network, optimizer, expected, step => LearningRateSchedule.At(schedule, step, 20));

    private static void Follow(Sequential network, GroupOptimizer optimizer, JsonElement expected, Func<int, ScheduleValue> at)
    {
        var (x, y) = (Fill.Of("mlp_x", [16, 4]).to(ScalarType.Float64), Fill.Of("mlp_y", [16, 3], 2).to(ScalarType.Float64));
        var losses = expected.GetProperty("losses_before_each_step").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        for (var step = 0; step < losses.Length; step++)
        {
            var value = at(step);
            optimizer.SetRates(value.RateFactor, value.Momentum);
            optimizer.ClearGradients();
            var loss = nn.functional.mse_loss(network.call(x), y);
            loss.backward();
            optimizer.Step();

            Assert.Equal(losses[step], loss.item<double>(), 1e-8);
            if (expected.GetProperty("params_after_step").TryGetProperty($"{step + 1}", out var parameters))
                foreach (var parameter in parameters.EnumerateObject())
                    Assert.All(parameter.Value.EnumerateArray().Select(v => v.GetDouble())
                        .Zip(network.state_dict()[parameter.Name].data<double>().ToArray()), p => Assert.Equal(p.First, p.Second, 1e-8));
        }
    }

    private static Sequential Network()
    {
        var network = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3));
        using var guard = no_grad();
        foreach (var (name, parameter) in network.named_parameters())
            parameter.copy_(Fill.Of("mlp." + name, parameter.shape, name.EndsWith("weight", StringComparison.Ordinal) ? 0.5 : 0.1));
        network.to(ScalarType.Float64);
        return network;
    }
}
