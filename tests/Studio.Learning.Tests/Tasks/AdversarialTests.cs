using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Images;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Tests.Networks.Generative;
using Studio.Learning.Tests.Networks.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class AdversarialTests
{
    private static readonly DcganSettings s_published =
        new() { Optimizer = new OptimizerSettings.Adam { LearningRate = 2e-4, Beta1 = 0.5 } };

    /// <summary>Two iterations in train mode, in float64: losses, gradients, weights and statistics of both networks
    /// equal PyTorch's.</summary>
    [Theory]
    [InlineData("dcgan64", "dcgan_64_nc3"), InlineData("dcgan32", "dcgan_32_nc3"), InlineData("dcgan32-deep", "dcgan_k1_32_nc3"),
        InlineData("dcgan28", "dcgan_k1_28_nc1")]
    public void Do_TwoIterations_EqualPyTorch(string key, string fixture)
    {
        using var scope = NewDisposeScope();
        using var json = FixtureFile.Json($"gan/{fixture}.json");
        var (generator, discriminator) = DcganTests.Build(key, json.RootElement);
        generator.to(ScalarType.Float64);
        discriminator.to(ScalarType.Float64);
        using var unused = new ImageExamples(new PaintedImages(4, 8, 8), [0, 1, 2, 3], new(8, 8, 1, [0.5f], [0.5f]));
        using var learner = new Adversarial(generator, discriminator, unused, s_published, 0);
        var (real, z) =
            (DcganTests.Real(json.RootElement).to(ScalarType.Float64), DcganTests.Latents(json.RootElement).to(ScalarType.Float64));

        foreach (var step in json.RootElement.GetProperty("train").GetProperty("steps").EnumerateArray())
        {
            var values = learner.Do(real, z).data<double>().ToArray();

            Assert.Equal(Number(step, "errG"), values[0], 1e-6 * Number(step, "errG"));
            Assert.Equal(Number(step, "errD_real") + Number(step, "errD_fake"), values[1], 1e-6 * values[1]);
            Assert.Equal(Number(step, "D_x"), values[2], 1e-6);
            Assert.Equal(Number(step, "D_G_z1"), values[3], 1e-6);
            Gradients(step.GetProperty("grads_G"), generator);
            Gradients(step.GetProperty("grads_D_after_both_backward"), discriminator);
            TrainingStepTests.DigestAll(step.GetProperty("params_G_after"), generator);
            TrainingStepTests.DigestAll(step.GetProperty("params_D_after"), discriminator);
            TrainingStepTests.DigestAll(step.GetProperty("buffers_G_after"), generator);
            TrainingStepTests.DigestAll(step.GetProperty("buffers_D_after"), discriminator);
        }
    }

    private static double Number(JsonElement step, string name) => step.GetProperty(name).GetDouble();

    private static void Gradients(JsonElement expected, nn.Module network)
    {
        var all = network.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!);
        foreach (var gradient in expected.EnumerateObject())
            TrainingStepTests.Digest(gradient.Value, all[gradient.Name], "gradient of " + gradient.Name);
    }
}
