using Studio.Experiments.Data;

namespace Studio.Learning.Weights;

/// <summary>Weights that exist as a file, with what one must know to use them.</summary>
/// <param name="Backbone">Key of the backbone they fit.</param>
public sealed record PublishedWeights(string Key, string Backbone) : ICatalogued
{
    /// <summary>The data set they were trained on, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Key of the data set they were trained on, its classes in the order of the head;
    /// null where the studio does not have it.</summary>
    public string? SourceDataset { get; init; }

    /// <summary>SPDX identifier of the licence that the publisher names.</summary>
    public required string License { get; init; }

    /// <summary>Where the publisher keeps the file; null when it is bundled with the program.</summary>
    public Uri? Address { get; init; }

    public required string FileName { get; init; }

    /// <summary>First hexadecimal digits of the file's SHA-256, as published; null for bundled files.</summary>
    public string? HashPrefix { get; init; }

    /// <summary>What the file holds, where it has no names of its own: a shard of TensorFlow.js. It is kept as safetensors.</summary>
    public IReadOnlyList<ShardTensor>? Shard { get; init; }

    /// <summary>Exact size, where it is known.</summary>
    public long? Bytes { get; init; }

    /// <summary>Size as published, in units of 2^20 bytes and rounded by the publisher; null where none is published.</summary>
    public double? PublishedMebibytes { get; init; }

    /// <summary>Top-1 accuracy in percent on the source's validation or test set, as published; null where none is published.</summary>
    public double? Top1 { get; init; }

    /// <summary>Top-5 accuracy in percent, as published.</summary>
    public double? Top5 { get; init; }

    /// <summary>Images that were shown in training, counted each time; null where it is not known.</summary>
    public long? TrainingImages { get; init; }

    public required InputSpec Input { get; init; }

    public required ClassList Classes { get; init; }

    public bool IsBundled => Address is null;

    /// <summary>Name of the file as it is kept here.</summary>
    public string KeptName => Shard is null ? FileName : Path.ChangeExtension(FileName, "safetensors");

    /// <summary>Exact size, else the published one; good enough for a table or a progress bar.</summary>
    public long? ApproximateBytes => Bytes ?? (PublishedMebibytes is { } mebibytes ? (long)(mebibytes * (1 << 20)) : null);

    /// <summary>What is to be downloaded.</summary>
    /// <exception cref="InvalidOperationException">The weights come with the program.</exception>
    public PublishedFile File =>
        new(Key, FileName, Address ?? throw new InvalidOperationException($"The weights '{Key}' come with the program."))
    {
        HashPrefix = HashPrefix, Bytes = Bytes, ApproximateBytes = ApproximateBytes, Otherwise = "then upload the file on the page Models",
    };
}
