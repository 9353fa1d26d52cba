using static Studio.Learning.Networks.Generative.LayerActivation;

namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>Layouts of public checkpoints that differ from the conventions; facts as their programs state them.</summary>
public sealed class PublishedLayouts : ICatalogFamily<PublishedLayout>
{
    public IReadOnlyList<PublishedLayout> Members { get; } =
    [
        new("dcgan28", "G1 main.0/4n main.3/4n main.6/4n main.9/4n main.12/1",
            new() { Side = 28, Strides = [1, 2, 2, 2, 1], Paddings = [0, 1, 1, 1, 2] }),
        // github.com/Ryhan9834/DigitDCGAN-Digit-Generation-with-DCGAN
        new("dcgan28-small", "G1 gen.0.0/3bn gen.1.0/4bn gen.2.0/3bn gen.3.0/4b",
            new() { Side = 28, Strides = [2, 1, 2, 2], Paddings = [0, 0, 0, 0] }),
        // github.com/dennisjooo/DCGAN-on-MNIST
        new("dcgan28-leaky", "G1 layer_stack.1/4n layer_stack.4/3n layer_stack.7/4n layer_stack.10/4",
            new() { Side = 28, Strides = [1, 2, 2, 2], Paddings = [0, 1, 1, 1], Activations = [LeakyRelu, LeakyRelu, LeakyRelu, Tanh] }),
        new("dcgan28-leaky-discriminator", "D1 layer_stack.0/4 layer_stack.2/4n layer_stack.5/3n layer_stack.8/4",
            new() { Side = 28, Strides = [2, 2, 2, 1], Paddings = [1, 1, 1, 0] }),
        // github.com/csinva/gan-vae-pretrained-pytorch; for 32 pixels the layers have the same names and shapes.
        new("dcgan28-discriminator", "D1 main.0/4 main.2/4n main.5/4n main.8/4",
            new() { Side = 28, Strides = [2, 2, 2, 2], Paddings = [1, 1, 1, 1] }),
        // github.com/fletchersarip93/face-generator
        new("dcgan32-faces", "G3 generator_deconv.0.0/4n generator_deconv.1.0/3n generator_deconv.2.0/4n generator_deconv.3.0/4n "
            + "generator_deconv.4.0/4b",
            new()
            {
                Side = 32, Strides = [1, 1, 2, 2, 2], Paddings = [0, 1, 1, 1, 1],
                Activations = [None, LeakyRelu, LeakyRelu, LeakyRelu, Tanh], Latents = LatentDistribution.Uniform,
            }),
        // github.com/randomprassanna/learn-zero-to-gans: outputs are pixels between 0 and 1, normalised with the
        // mean and deviation of MNIST.
        new("dcgan28-normalised", "G1 0/4n 3/3n 6/4n 9/4n 12/3",
            new()
            {
                Side = 28, Strides = [1, 2, 2, 2, 1], Paddings = [0, 1, 1, 1, 1], OutputScale = 2 * 0.3081, OutputShift = 2 * 0.1307 - 1,
            }),
    ];
}
