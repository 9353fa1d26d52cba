using System.Text.Json;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Transfer.Regularisers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Regularisers;

/// <summary>The values of `measures/regularisers.json`, computed by PyTorch in float64 on a network of two linear layers.</summary>
public sealed class RegulariserParityTests : IDisposable
{
    // The fixture states ten digits.
    private const double Tolerance = 1e-9;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly JsonElement _expected = FixtureFile.Json("measures/regularisers.json").RootElement;
    private readonly Sequential _network = nn.Sequential(("0", nn.Linear(4, 8)), ("1", nn.ReLU()), ("2", nn.Linear(8, 3)));
    private readonly Dictionary<string, Tensor> _starts = [];
    private readonly TensorExamples _examples;

    public RegulariserParityTests()
    {
        _network.to(ScalarType.Float64);
        _examples = new(Made("ewc_x", [12, 4]), [.. _expected.GetProperty("labels").EnumerateArray().Select(l => l.GetInt32())]);
        using var guard = no_grad();
        foreach (var (name, parameter) in _network.named_parameters())
        {
            _starts[name] = Made("ewc." + name, parameter.shape, name.EndsWith("weight", StringComparison.Ordinal) ? 0.8 : 0.1);
            parameter.copy_(_starts[name]);
        }
    }

    public void Dispose() => _scope.Dispose();

    [Theory, InlineData(false, "fisher_empirical"), InlineData(true, "fisher_exact_expectation")]
    public void Diagonal_OfTheSmallNetwork_IsThatOfTheReference(bool exact, string name)
    {
        foreach (var (parameter, fisher) in Names.Zip(Fisher(exact)))
            AssertNear(Ewc(name).GetProperty(parameter), fisher);
    }

    [Theory, InlineData(false, "penalty_empirical"), InlineData(true, "penalty_exact")]
    public void Penalty_OfEwcAwayFromTheStart_IsThatOfTheReference(bool exact, string name)
    {
        using var ewc = MovedUnderEwc(exact);

        Assert.Equal(Ewc(name).GetDouble(), ewc.Penalty(_examples.Load([0], 0), 0).item<double>(), Tolerance);
    }

    [Fact]
    public void Gradients_OfCrossEntropyAndEwc_AreThoseOfTheReference()
    {
        using var ewc = MovedUnderEwc(exact: false);
        var inputs = _examples.Load([.. Enumerable.Range(0, 12)], 0);

        var total = nn.functional.cross_entropy(_network.call(inputs), tensor(_examples.Labels.Select(l => (long)l).ToArray()))
            + ewc.Penalty(inputs, 0);
        total.backward();

        Assert.Equal(Ewc("total_loss_ce_plus_penalty").GetDouble(), total.item<double>(), Tolerance);
        foreach (var (name, parameter) in _network.named_parameters())
            AssertNear(Ewc("total_grads").GetProperty(name), parameter.grad!);
    }

    [Fact]
    public void Penalty_OfL2Sp_IsThatOfTheReference()
    {
        Move();
        var expected = _expected.GetProperty("l2sp");
        var parameters = _network.named_parameters().ToLookup(p => p.name.StartsWith('0'));
        using var l2 =
            new L2Sp([.. parameters[true].Select(p => (p.parameter, _starts[p.name]))], [.. parameters[false].Select(p => p.parameter)],
            expected.GetProperty("alpha").GetDouble(), expected.GetProperty("beta").GetDouble());

        Assert.Equal(expected.GetProperty("value").GetDouble(), l2.Penalty(_examples.Load([0], 0), 0).item<double>(), Tolerance);
    }

    [Fact]
    public void Distillation_OfOldAndNewAnswers_IsThatOfTheReference()
    {
        var expected = _expected.GetProperty("lwf").GetProperty("cross_entropy_form");
        var (old, present) = (Made("lwf_old", [6, 5], 3), Made("lwf_new", [6, 5], 3).requires_grad_());

        var value = LearningWithoutForgetting.Distillation(old, present, 2);
        value.backward();

        Assert.Equal(expected.GetProperty("value").GetDouble(), value.item<double>(), Tolerance);
        AssertNear(expected.GetProperty("grad"), present.grad!);
    }

    /// <summary>Hinton's form, T² · KL, differs only by the factor and by the old answers' own entropy.</summary>
    [Fact]
    public void Distillation_LessTheEntropyTimesTSquared_IsTheDivergenceOfTheReference()
    {
        var (old, present) = (Made("lwf_old", [6, 5], 3), Made("lwf_new", [6, 5], 3));

        var divergence = 4
            * (LearningWithoutForgetting.Distillation(old, present, 2)
                - LearningWithoutForgetting.Distillation(old, old, 2)).item<double>();

        Assert.Equal(_expected.GetProperty("lwf").GetProperty("kl_T2_form").GetProperty("value").GetDouble(), divergence, Tolerance);
    }

    private IEnumerable<string> Names => _network.named_parameters().Select(p => p.name);

    private JsonElement Ewc(string name) => _expected.GetProperty("ewc").GetProperty(name);

    private IReadOnlyList<Tensor> Fisher(bool exact) =>
        FisherInformation.Diagonal(_network.call, [.. _network.parameters()], _examples, exact);

    private ElasticWeightConsolidation MovedUnderEwc(bool exact)
    {
        var fisher = Fisher(exact);
        Move();
        return new([.. _network.named_parameters().Zip(fisher, (p, f) => (p.parameter, _starts[p.name], f))], Ewc("lambda").GetDouble());
    }

    private void Move()
    {
        using var guard = no_grad();
        foreach (var (name, parameter) in _network.named_parameters())
            parameter.add_(Made("ewc_delta." + name, parameter.shape, 0.05));
    }

    private static Tensor Made(string name, long[] shape, double scale = 1) => Fill.Of(name, shape, scale).to(ScalarType.Float64);

    private static void AssertNear(JsonElement expected, Tensor actual)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64()), actual.shape);
        Assert.Equal(expected.GetProperty("data").EnumerateArray().Select(e => e.GetDouble()),
            actual.detach().contiguous().data<double>().ToArray(), (a, b) => Math.Abs(a - b) < Tolerance);
    }
}
