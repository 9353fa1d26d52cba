using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Textures;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Text;

namespace Studio.Learning.Weights.Published;

/// <summary>Weights that the project made itself and that come with the program; the README beside the files says by
/// which command.</summary>
internal sealed class BundledWeights : ICatalogFamily<PublishedWeights>
{
    /// <summary>Of either source, 400 of each of 24 classes.</summary>
    private const int TrainImages = 24 * 400;

    private static readonly ClassList s_signs =
        new(GlyphDomains.Source.Key, GlyphDomains.Source.Classes.Count, GlyphDomains.Source.Classes);
    private static readonly string[] s_textures = [.. TextureDomain.Source.Families.Select(f => f.Name)];

    public IReadOnlyList<PublishedWeights> Members { get; } =
    [
        Of("resnet-glyphs-source", "resnet-glyphs", "resnet-glyphs", "Glyphs source, 24 drawn signs", s_signs,
            GlyphDomains.Source.Key, epochs: 8),
        .. new[] { "resnet-thin", "vgg-thin" }.SelectMany(backbone => new[]
        {
            Candidate(backbone, "shapes", "Glyphs source, 24 drawn signs", s_signs, GlyphDomains.Source.Key),
            Candidate(backbone, "textures", "Textures source, 24 textures",
                new(TextureDomain.Source.Items.Key, s_textures.Length, s_textures), TextureDomain.Source.Items.Key),
            // Its logits have places for signs and no meaning.
            Candidate(backbone, "shuffled", "Glyphs source with its labels shuffled", s_signs, dataset: null),
        }),
        .. new[] { "gru-sentences", "lstm-sentences" }.Select(backbone => new PublishedWeights($"{backbone}-source", backbone)
        {
            Source = "Sentences, statements",
            SourceDataset = "sentences-source",
            License = "MIT",
            FileName = $"{backbone}.safetensors",
            TrainingImages = 15 * 4 * 400,
            Input = SentenceGrammar.Input,
            Classes = new("sentences-source", SentenceGrammar.Classes.Count, SentenceGrammar.Classes),
        }),
        .. new[] { RecurrentKind.Gru, RecurrentKind.Lstm }.Select(LanguageModel),
    ];

    /// <summary>It has no head: classes say nothing of it, and its vocabulary is in the file.</summary>
    private static PublishedWeights LanguageModel(RecurrentKind cell)
    {
        var backbone = Catalog.Find<IBackbone>(LanguageModelEncoders.KeyOf(cell), "backbone");
        var name = cell == RecurrentKind.Gru ? "gru-reviews" : "lstm-reviews";
        return new(name + "-source", backbone.Key)
        {
            Source = "Reviews: films, unlabelled",
            License = "MIT",
            FileName = name + ".safetensors",
            Input = backbone.Input,
            Classes = new("reviews-source-text", 0, []),
        };
    }

    private static PublishedWeights Candidate(string backbone, string knows, string source, ClassList classes, string? dataset) =>
        Of($"{backbone}-{knows}", backbone, $"{backbone}-{knows}", source, classes, dataset, epochs: 20);

    private static PublishedWeights Of(string key, string backbone, string file, string source, ClassList classes, string? dataset,
        int epochs) => new(key, backbone)
    {
        Source = source,
        SourceDataset = dataset,
        License = "MIT",
        FileName = file + ".safetensors",
        TrainingImages = epochs * TrainImages,
        Input = Preprocessing.Cifar,
        Classes = classes,
    };
}
