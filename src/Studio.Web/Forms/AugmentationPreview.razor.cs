using Microsoft.AspNetCore.Components;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Notebooks;
using Studio.Runtime.Link;

namespace Studio.Web.Forms;

/// <summary>Some training images of a transfer with the variants that its augmentation makes of them.
/// The interactive worker makes them with the code that trains, so that no run is needed.</summary>
public sealed partial class AugmentationPreview
{
    private const int Images = 4, MostVariants = 6, Side = 96;

    /// <summary>Dragging and typing change the settings many times; only the last change is previewed.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource _newest = new();
    private InteractiveRequest.Augment? _wanted;
    private IReadOnlyList<InteractiveAnswer.AugmentedImage> _images = [];
    private string? _refusal;
    private bool _isAsked;

    [Inject] public required TimeProvider Time { get; set; }

    [Parameter, EditorRequired] public required StatedTransfer Transfer { get; set; }

    [Parameter, EditorRequired] public required Notebook Notebook { get; set; }

    [Parameter, EditorRequired] public required StudioCatalogue Catalogue { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    private string? Unit => Notebook.Stated<StatedDataset>(Transfer.Data)?.Unit(Catalogue);

    private BackboneFacts? Backbone =>
        Notebook.Stated<StatedModel>(Transfer.Model) is { } model ? Catalogue.Backbone(model.Backbone) : null;

    private int Variants =>
        Transfer.Recipe is Recipe.FeatureExtraction extraction ? Math.Min(extraction.AugmentedViews, MostVariants) : MostVariants;

    /// <summary>As many as there will be, so that nothing moves when they come.</summary>
    private IEnumerable<InteractiveAnswer.AugmentedImage?> Rows =>
        _images.Count > 0 ? _images : Enumerable.Repeat<InteractiveAnswer.AugmentedImage?>(null, Images);

    /// <summary>Why there are no pictures; null if there are, or will be.</summary>
    private string? Remark => Notebook.Stated<StatedDataset>(Transfer.Data) is null ? "Choose a data set to see its images augmented."
        : Backbone is null ? "Choose a pretrained model: it decides the size of the images."
        : Transfer.Recipe.Margin > Backbone.Input.MostMargin ? "The margin covers the whole image. Make it smaller."
        : Variants == 0 ? "Feature extraction trains on augmented views only if it has some: set Augmented views to 1 or more." : _refusal;

    private InteractiveRequest.Augment? Wanted =>
        Notebook.Stated<StatedDataset>(Transfer.Data) is not { } data || Backbone?.Input is not Preprocessing images
        || Transfer.Recipe.Augmentation is not { } how
        || Variants == 0 || Transfer.Recipe.Margin > images.MostMargin ? null : new()
        {
            Dataset = data.Reference, LabelsPerClass = data.LabelsPerClass, Seed = Transfer.Seed,
            Preprocessing = images.WithMargin(Transfer.Recipe.Margin), Augmentation = how,
            Images = Images, Variants = Variants, Side = Side * 2,
        };

    protected override async Task OnParametersSetAsync()
    {
        var wanted = Wanted;
        if (Equals(wanted, _wanted))
            return;
        _wanted = wanted;
        var newest = Renewed();
        _refusal = null;
        _isAsked = wanted is not null && Ask is not null;
        if (_isAsked)
            await FetchAsync(wanted!, newest);
    }

    /// <summary>At once: a later change must not meet the token of an earlier one.</summary>
    private CancellationToken Renewed()
    {
        _newest.Cancel();
        _newest.Dispose();
        _newest = new();
        return _newest.Token;
    }

    private async Task FetchAsync(InteractiveRequest.Augment wanted, CancellationToken newest)
    {
        InteractiveAnswer answer;
        try
        {
            await Task.Delay(s_pause, Time, newest);
            answer = await Ask!(wanted, newest);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (newest.IsCancellationRequested)
            return;
        _isAsked = false;
        (_images, _refusal) = answer switch
        {
            InteractiveAnswer.AugmentedImages augmented => (augmented.Images, null),
            InteractiveAnswer.Refused refused => ((IReadOnlyList<InteractiveAnswer.AugmentedImage>)[], refused.Sentence),
            _ => ([], "The images did not arrive. Close the form and open it again."),
        };
    }

    public void Dispose()
    {
        _newest.Cancel();
        _newest.Dispose();
    }
}
