namespace Studio.Experiments.Recipes;

/// <summary>Help and sources that the settings of language models share.</summary>
internal static class LanguageModelHelp
{
    public const string Streams = "Batch size: sequences of the text that are read in parallel. Larger batches give smoother gradients.";

    public const string Dropout = "Dropout: share of the units set to zero between layers and before the output in training. Raise it if "
        + "the validation perplexity rises while the training perplexity falls.";

    public const string Optimizer = "Optimizer: turns gradients into steps of the weights.";

    public const string Schedule = "Learning-rate schedule: how the learning rate changes from the first step to the last.";

    public const string Clipping = "Gradient clipping: largest norm of the gradient; longer gradients are scaled down to it. It keeps "
        + "recurrent networks from diverging.";

    public const string ValidationShare = "Validation share: share of the text, at its end, that is held out and gives the validation "
        + "perplexity.";

    public const string Temperature = "Sampling temperature: below 1 the text is more predictable, above 1 more varied and with more "
        + "errors.";

    public const string Prompt = "Prompt: the beginning of every generated text.";

    public const string DropoutPaper = "https://arxiv.org/abs/1409.2329", ClippingPaper = "https://arxiv.org/abs/1211.5063";
}
