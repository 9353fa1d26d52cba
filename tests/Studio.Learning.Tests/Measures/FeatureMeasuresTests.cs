using System.Text.Json;
using Studio.Learning.Measures;
using Studio.Learning.Measures.Transferability;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Measures;

/// <summary>Every score of features against values of reference implementations, float64 to one in a million.</summary>
public sealed class FeatureMeasuresTests : IDisposable
{
    private static readonly JsonElement s_expected = FixtureFile.Json("measures/expected.json").RootElement;
    private readonly StateDict _inputs = SafeTensors.Read(FixtureFile.Path("measures/inputs.safetensors"));
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    private Tensor Features => _inputs["features"];
    private Tensor Real => _inputs["fid_real"];
    private Tensor Fake => _inputs["fid_fake"];
    private int[] Labels => LabelsOf("labels");
    private float[] SourceProbabilities => _inputs["source_logits"].softmax(1).contiguous().data<float>().ToArray();

    [Fact]
    public void LogMe_ReferenceFeatures_IsTheEvidenceAtTheFixedPoint() => Agrees(Value("logme", "value"), LogMe.Of(Features, Labels));

    [Fact]
    public void LogMe_MoreFeaturesThanImages_CountsThoseThatNoImageMoves() =>
        Agrees(Value("logme_wide_d_gt_n", "value"), LogMe.Of(_inputs["wide_features"], LabelsOf("wide_labels")));

    [Fact]
    public void Leep_ReferenceLogits_AgreesWithTheReference() => Agrees(Value("leep"), Leep.Of(SourceProbabilities, Labels));

    [Fact]
    public void NegativeConditionalEntropy_ReferenceLogits_AgreesWithTheReference() =>
        Agrees(Value("nce"), NegativeConditionalEntropy.Of(SourceProbabilities, Labels));

    [Fact]
    public void HScore_ReferenceFeatures_AgreesWithTheReference() => Agrees(Value("h_score"), HScore.Of(Features, Labels));

    [Fact]
    public void InceptionScore_ReferenceLogits_AgreesWithTheReference() =>
        Agrees(Value("inception_score_of_softmax_source_logits"), InceptionScore.Of(_inputs["source_logits"]));

    [Fact]
    public void ManifoldOverlap_HalfOfTheModesAndSomethingElse_CountsWhatIsCovered()
    {
        // Two clouds of real items; what is generated hits the first one, and nothing real besides.
        var real = cat([randn(50, 2), randn(50, 2) + 100]);
        var generated = cat([randn(60, 2), randn(40, 2) - 100]);

        var (precision, recall) = ManifoldOverlap.Of(real, generated);

        Assert.InRange(precision, 0.5, 0.6);
        Assert.InRange(recall, 0.4, 0.5);
        Assert.Equal((1, 1), ManifoldOverlap.Of(real, real));
    }

    [Fact]
    public void LinearCka_OtherFeatures_AgreesWithTheReference() =>
        Agrees(Value("linear_cka", "features_vs_other"), LinearCka.Of(Features, _inputs["other_features"]));

    [Fact]
    public void LinearCka_ItselfShiftedAndScaled_IsOne() => Agrees(1, LinearCka.Of(Features, Features * 3 + 2));

    [Fact]
    public void FrechetDistance_ReferenceFeatures_AgreesWithTheReference() => Agrees(Value("fid", "value"), FrechetDistance.Of(Real, Fake));

    [Fact]
    public void FrechetDistance_Itself_IsZero() => Assert.Equal(0, FrechetDistance.Of(Real, Real), 1e-10);

    [Fact]
    public void FrechetDistance_SingularCovariance_StaysFiniteAndRight() =>
        Agrees(Value("fid", "lowrank_vs_real_eig"), FrechetDistance.Of(_inputs["fid_lowrank"], Real));

    [Fact]
    public void KernelDistance_ReferenceFeatures_AgreesWithTheReference()
    {
        Agrees(Value("kid", "unbiased_mmd2_all"), KernelDistance.Of(Real, Fake));
        Agrees(Value("kid", "unbiased_first100_each"), KernelDistance.Of(Real.narrow(0, 0, 100), Fake.narrow(0, 0, 100)));
        Agrees(Value("kid", "self_halves"), KernelDistance.Of(Real.narrow(0, 0, 100), Real.narrow(0, 100, 100)));
    }

    [Fact]
    public void MaximumMeanDiscrepancy_ReferenceFeatures_AgreesWithTheReference() =>
        Agrees(Value("mmd_rbf_biased_sigma2_4"), MaximumMeanDiscrepancy.Of(Real, Fake, 4));

    [Fact]
    public void MaximumMeanDiscrepancy_OwnWidth_DoesNotSeeTheScale() =>
        Assert.Equal(MaximumMeanDiscrepancy.Of(Real, Fake), MaximumMeanDiscrepancy.Of(Real * 8, Fake * 8), 1e-9);

    [Fact]
    public void Coral_ReferenceFeatures_AgreesWithTheReference() => Agrees(Value("coral"), Coral.Of(Real, Fake));

    [Fact]
    public void NeighbourAccuracy_ReferenceFeatures_AgreesWithTheReference() =>
        Agrees(Value("knn5_leave_one_out_accuracy"), NeighbourAccuracy.Of(Features, Labels));

    [Fact]
    public void NeighbourAccuracy_TwoVotesEach_GoesToTheSmallerClass()
    {
        // Beside an image of class 0 two vote for either; beside one of class 1 three are against it.
        using var line = tensor(new float[] { 0, 1, 2, 3, 4 }).view(5, 1);

        Assert.Equal(3 / 5.0, NeighbourAccuracy.Of(line, [0, 0, 1, 1, 0], neighbours: 4));
    }

    [Fact]
    public void EveryScore_ConstantFeatures_IsFiniteOrRefusedWithASentence()
    {
        using var constant = ones(60, 12);

        Assert.True(double.IsFinite(LogMe.Of(constant, Labels)));
        Assert.Equal(0, HScore.Of(constant, Labels), 1e-9);
        Assert.Equal(0, FrechetDistance.Of(constant, constant), 1e-9);
        Assert.Equal(0, MaximumMeanDiscrepancy.Of(constant, constant), 1e-9);
        Assert.Equal(0, Coral.Of(constant, constant));
        Assert.InRange(NeighbourAccuracy.Of(constant, Labels), 0, 1);
        Assert.Contains("same features", Assert.Throws<ArgumentException>(() => LinearCka.Of(constant, Features)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Every feature is 0", Assert.Throws<ArgumentException>(() => LogMe.Of(constant * 0, Labels)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void EveryScore_AClassWithoutImages_IsThatOfTheOthers()
    {
        int[] gap = [.. Labels.Select(l => l == 3 ? 7 : l)];

        Assert.Equal(LogMe.Of(Features, Labels), LogMe.Of(Features, gap), 1e-12);
        Assert.Equal(HScore.Of(Features, Labels), HScore.Of(Features, gap), 1e-9);
        Assert.Equal(Leep.Of(SourceProbabilities, Labels), Leep.Of(SourceProbabilities, gap), 1e-12);
        Assert.Equal(NegativeConditionalEntropy.Of(SourceProbabilities, Labels),
            NegativeConditionalEntropy.Of(SourceProbabilities, gap), 1e-12);
        Assert.Equal(NeighbourAccuracy.Of(Features, Labels), NeighbourAccuracy.Of(Features, gap));
    }

    [Fact]
    public void HScore_MoreFeaturesThanImages_IsTheNumberOfClassesLessOne() =>
        Assert.Equal(2, HScore.Of(_inputs["wide_features"], LabelsOf("wide_labels")), 1e-6);

    [Fact]
    public void LogMe_LabelsThatFitWithoutError_IsFinite()
    {
        using var axes = eye(6);

        Assert.True(double.IsFinite(LogMe.Of(axes, [0, 1, 0, 1, 0, 1])));
    }

    [Fact]
    public void EveryScore_OneClassOrNoNumber_IsRefused()
    {
        using var broken = Features * float.NaN;
        int[] same = [.. Labels.Select(_ => 0)];

        Assert.Throws<ArgumentException>(() => LogMe.Of(Features, same));
        Assert.Throws<ArgumentException>(() => HScore.Of(Features, same));
        Assert.Throws<ArgumentException>(() => Leep.Of(SourceProbabilities, same));
        Assert.Throws<ArgumentException>(() => NegativeConditionalEntropy.Of(SourceProbabilities, same));
        Assert.Throws<ArgumentException>(() => NeighbourAccuracy.Of(Features, same));
        Assert.Throws<ArgumentException>(() => LogMe.Of(broken, Labels));
        Assert.Throws<ArgumentException>(() => FrechetDistance.Of(broken, broken));
        Assert.Throws<ArgumentException>(() => FrechetDistance.Of(Real, Features));
        Assert.Throws<ArgumentException>(() => LogMe.Of(Features, [0, 1]));
    }

    public void Dispose()
    {
        _scope.Dispose();
        _inputs.Dispose();
    }

    private int[] LabelsOf(string name) => [.. _inputs[name].data<long>().ToArray().Select(l => (int)l)];

    private static double Value(params string[] path) => path.Aggregate(s_expected, (at, name) => at.GetProperty(name)).GetDouble();

    private static void Agrees(double expected, double found) => Assert.Equal(expected, found, Math.Abs(expected) * 1e-6);
}
