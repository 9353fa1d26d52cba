using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Runs;
using Studio.Learning.Data.Images;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Data.Text;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;
using Studio.Worker.Cells;
using Studio.Worker.Pictures;
using static TorchSharp.torch;

namespace Studio.Worker.Answering;

/// <summary>Answers what must be answered in seconds, one question after the other.</summary>
internal sealed class Answers : IDisposable
{
    private const int MostPictures = 400, LargestSide = 1024;

    /// <summary>Of all texts of an answer: the link takes messages of one megabyte.</summary>
    private const int MostCharacters = 200_000;

    private static readonly InteractiveAnswer s_unknown = new InteractiveAnswer.Refused("This worker does not know the request. "
        + "Restart the studio, so that both have the same version.");

    private readonly Lock _turn = new();
    private readonly Writings _writings;
    private readonly RecentlyUsed<ArtifactReference, TrainedNetwork> _networks = new(most: 4);
    private readonly RecentlyUsed<ArtifactReference, TranslationModel> _translators = new(most: 2);
    private readonly RecentlyUsed<string, ILabelledSet> _datasets = new(most: 2);
    private readonly ArtifactStore _artifacts;

    public Answers(ArtifactStore artifacts) => (_artifacts, _writings) = (artifacts, new(artifacts, _turn));

    public JsonElement Answer(JsonElement question)
    {
        lock (_turn)
            return JsonSerializer.SerializeToElement(Answer(question.Deserialize<InteractiveRequest>(StudioJson.Options)),
                StudioJson.Options);
    }

    /// <summary>Answers in pieces, on a thread of its own.</summary>
    /// <param name="send">Takes a piece and whether it is the last; false ends the answer.</param>
    public void Begin(Guid id, JsonElement question, Func<JsonElement, bool, bool> send)
    {
        if (question.Deserialize<InteractiveRequest>(StudioJson.Options) is InteractiveRequest.Write write)
            _writings.Begin(id, write, Send);
        else
            Send(s_unknown, isLast: true);

        bool Send(InteractiveAnswer piece, bool isLast) => send(JsonSerializer.SerializeToElement(piece, StudioJson.Options), isLast);
    }

    /// <summary>Ends an answer in pieces, if it has not ended.</summary>
    public void Stop(Guid id) => _writings.Stop(id);

    public void Dispose()
    {
        _writings.Dispose();
        _networks.Dispose();
        _translators.Dispose();
        _datasets.Dispose();
    }

    private InteractiveAnswer Answer(InteractiveRequest? question)
    {
        try
        {
            return question switch
            {
                InteractiveRequest.Classify classify => Classify(classify),
                InteractiveRequest.ClassifyText classify => TextAnswers.Classify(Trained(classify.Model), classify),
                InteractiveRequest.Translate translate => TranslationAnswers.Translate(Translator(translate.Model), translate),
                InteractiveRequest.Pictures pictures => Draw(pictures),
                InteractiveRequest.Texts texts => Read(texts),
                InteractiveRequest.InspectTexts inspect => TextAnswers.Inspect(_artifacts, inspect.File),
                InteractiveRequest.Samples samples => Draw(samples),
                InteractiveRequest.Revise revise => Revise(revise),
                InteractiveRequest.Augment augment => Augment(augment),
                InteractiveRequest.Recognise recognise =>
                    new InteractiveAnswer.Recognised(UploadedWeights.Recognise(_artifacts, recognise.File)),
                InteractiveRequest.Describe describe => new InteractiveAnswer.Described(UploadedWeights.Describe(_artifacts, describe)),
                _ => s_unknown,
            };
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidDataException or IOException or NotSupportedException
            or WeightsFormatException or WeightsMismatchException or WeightStoreException)
        {
            return new InteractiveAnswer.Refused(fault.Message.Split('\n')[0]);
        }
    }

    private InteractiveAnswer Classify(InteractiveRequest.Classify question)
    {
        var watch = Stopwatch.StartNew();
        var trained = Trained(question.Model);
        using var scope = NewDisposeScope();
        using var picture = new OnePicture(question.Picture, trained.Bundle.Classes);
        using var examples = ((ILabelledSet)picture).Examples([0], trained.Bundle.Input);
        if (examples.Count == 0)
            return new InteractiveAnswer.Refused($"This image cannot be read. {Why(examples.Problems)}Use a PNG, JPEG, WebP, "
                + "GIF or BMP file of up to 16 megapixels.");
        var predictions = Evaluation.Predict(trained.Network, examples);
        return new InteractiveAnswer.Probabilities(trained.Bundle.Classes, predictions.Probabilities, watch.Elapsed.TotalMilliseconds);
    }

    private TrainedNetwork Trained(ArtifactReference model) => _networks.Get(model, m => TrainedNetwork.Open(_artifacts, m));

    private TranslationModel Translator(ArtifactReference model) => _translators.Get(model, m => TranslationModel.Open(
        [_artifacts.VerifiedPathOf(m.Sha256, m.Ending, "The trained translator", "Run its cell again.")], []));

    private static string Why(DataReport report) =>
        report.Problems is [var first, ..] ? $"{first.Sentence.Split(" It was left out")[0].TrimEnd('.')}. " : "";

    private InteractiveAnswer.PictureList Draw(InteractiveRequest.Pictures question)
    {
        if (question.Items.Count > MostPictures || question.Side is < 1 or > LargestSide)
            throw new ArgumentException($"At most {MostPictures} images of 1 to {LargestSide} pixels can be requested at once.");
        var images = Images(question.Dataset);
        Expect(question.Items, images);
        return new([.. question.Items.AsParallel().AsOrdered().Select(i => Kept(images.Decode(i), question.Side))]);
    }

    private InteractiveAnswer.TextList Read(InteractiveRequest.Texts question)
    {
        if (question.Items.Count > MostPictures)
            throw new ArgumentException($"At most {MostPictures} texts can be requested at once.");
        var set = Opened(question.Dataset);
        var texts = set as ITextSet ?? throw new ArgumentException($"'{set.Name}' holds no texts. Choose a data set of texts.");
        Expect(question.Items, texts);
        var most = MostCharacters / Math.Max(1, question.Items.Count);
        return new([.. question.Items.Select(i => SampleTexts.Cut(texts.Read(i), most))]);
    }

    private ILabelledSet Opened(string dataset) => _datasets.Get(dataset, reference => OpenedData.Of(reference, _artifacts));

    private IImageSet Images(string dataset)
    {
        var set = Opened(dataset);
        return set as IImageSet ?? throw new ArgumentException($"'{set.Name}' holds no images. Choose a data set of images.");
    }

    private static void Expect(IReadOnlyList<int> items, ILabelledSet data)
    {
        if (items.Any(i => i < 0 || i >= data.Items.Count))
            throw new ArgumentException($"The data set has the items 0 to {data.Items.Count - 1}.");
    }

    private InteractiveAnswer.PictureList Draw(InteractiveRequest.Samples question)
    {
        var images = Images(question.Dataset);
        return new([_artifacts.PutAsync(SampleGrid.Png(images, new HashSet<string>()), "png").GetAwaiter().GetResult()]);
    }

    private InteractiveAnswer.Revised Revise(InteractiveRequest.Revise question)
    {
        var set = Opened(question.Dataset);
        var path = _artifacts.NewPath();
        if (set is ITextSet texts)
            RevisedTexts.Write(texts, question.Changes, path);
        else
            RevisedZip.Write(Images(question.Dataset), question.Changes, path);
        return new(_artifacts.PutFileAsync(path, "zip").GetAwaiter().GetResult(), set.Unit);
    }

    /// <summary>The way that training goes: the same split, the same items, the same variants in the same epochs.</summary>
    private InteractiveAnswer.AugmentedImages Augment(InteractiveRequest.Augment question)
    {
        if (question.Images is < 1 || question.Variants is < 1 || question.Images * (question.Variants + 1) > MostPictures
            || question.Side is < 1 or > LargestSide)
            throw new ArgumentException($"At most {MostPictures} images of 1 to {LargestSide} pixels can be requested at once.");
        var images = Images(question.Dataset);
        var split = DataSplit.Of(images.Items, images.Classes.Count, question.Seed, question.LabelsPerClass);
        int[] items =
            [.. split.Labelled.GroupBy(i => images.Items[i].Label).OrderBy(g => g.Key).Take(question.Images).Select(g => g.First())];
        using var plain = new ImageExamples(images, items, question.Preprocessing);
        using var varied = new ImageExamples(images, plain.Items, question.Preprocessing, question.Augmentation, question.Seed);
        return new([.. Enumerable.Range(0, varied.Count)
            .Select(i =>
                new InteractiveAnswer.AugmentedImage(images.Classes[varied.Labels[i]], Kept(plain.Seen(i, epoch: 0), question.Side),
            [.. Enumerable.Range(0, question.Variants).Select(epoch => Kept(varied.Seen(i, epoch), question.Side))]))]);
    }

    private ArtifactReference Kept(RawImage picture, int side) =>
        _artifacts.PutAsync(SkiaPictures.Png(picture, side), "png").GetAwaiter().GetResult();
}
