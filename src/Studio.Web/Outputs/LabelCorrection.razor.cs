using Microsoft.AspNetCore.Components;
using Studio.Experiments.Data;
using Studio.Experiments.Results;

namespace Studio.Web.Outputs;

public sealed partial class LabelCorrection
{
    private string? _class;
    private bool _isRevising;

    /// <summary>Indices of the chosen items in the data set.</summary>
    [Parameter, EditorRequired] public required IReadOnlyCollection<int> Chosen { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PredictedItem> Items { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Classes { get; set; }

    /// <summary>What an item is, in the plural.</summary>
    [Parameter, EditorRequired] public required string Unit { get; set; }

    /// <summary>Asks for a version of the data set with other labels.</summary>
    [Parameter] public EventCallback<IReadOnlyList<LabelChange>> OnRevise { get; set; }

    /// <summary>Nothing is chosen any more.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    /// <summary>All chosen items have the label already: a new version of the data set would hold the same.</summary>
    private bool IsLabelled => _class is not null && Items.Where(i => Chosen.Contains(i.Index)).All(i => Classes[i.Truth] == _class);

    private string? CannotRelabel => _class is null ? "Choose a class first" : IsLabelled ? $"Already labelled as {_class}" : null;

    /// <param name="name">The class of all chosen items; null drops them.</param>
    private async Task ReviseAsync(string? name)
    {
        _isRevising = true;
        try
        {
            await OnRevise.InvokeAsync([.. Chosen.Order().Select(item => new LabelChange(item, name))]);
            await OnDone.InvokeAsync();
        }
        finally
        {
            _isRevising = false;
        }
    }
}
