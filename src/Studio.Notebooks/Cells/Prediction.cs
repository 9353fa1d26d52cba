using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A question that a person answers before the run; what came out then stands beside the answer.</summary>
[Display(Name = "Prediction", Description = "A question to answer before the run. The result appears beside your answer.", Order = 1)]
public sealed record Prediction : Cell
{
    [DataType(DataType.MultilineText), StringLength(2000), Description("Question: what to predict before the run.")]
    public string Question { get; init; } = "";

    [DisplayName("Outcome of"), Input(typeof(CellResult), IsRequired = false, IsAhead = true)]
    [Description("Outcome: the cell whose result answers the question.")]
    public string? Of { get; init; }

    [StringLength(100)]
    [Description("Metric of the outcome: accuracy, macro F1, calibration error or seconds of a transfer; best or gap of a comparison; "
        + "best source or gap of a choice of backbones; accuracy, forgotten or best of a task sequence.")]
    public string Figure { get; init; } = "accuracy";

    [StringLength(40), Description("Unit of the number, for example % or s.")]
    public string Unit { get; init; } = "%";

    [DataType(DataType.MultilineText), StringLength(2000)]
    [Description("Options: answers to choose from, one per line. Empty asks for a number.")]
    public string Options { get; init; } = "";

    /// <summary>The number that the person expects; null before they answer.</summary>
    [Browsable(false), Range(-1e12, 1e12)]
    public double? Number { get; init; }

    /// <summary>The option that the person expects; null before they answer.</summary>
    [Browsable(false), StringLength(200)]
    public string? Choice { get; init; }

    /// <summary>Answers to choose from; none where a number is asked for.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OptionList => Options.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [JsonIgnore]
    public bool IsAnswered => OptionList.Count == 0 ? Number is not null : Choice is not null;

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Unit == "%" && Number is (< 0 or > 100))
            yield return new("number", $"{Number:0.##} % is not possible. Enter a percentage between 0 and 100.");
    }

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Predict the {Figure} of {notebook.Cell(Of)?.Name ?? "a cell"}; "
        + $"{(IsAnswered ? $"your prediction is {Choice ?? $"{Number} {Unit}".TrimEnd()}" : "not answered yet")}.";
}
