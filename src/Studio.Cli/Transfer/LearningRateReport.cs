using System.Text.Json;
using Spectre.Console;
using Studio.Cli.Weights;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Training;
using Studio.Learning.Training.Memory;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Cli.Transfer;

/// <summary>`studio transfer --find-learning-rate`: a learning-rate range test instead of a training.</summary>
internal static class LearningRateReport
{
    /// <summary>The test has its own thread: dispose scopes are bound to one, and the bar is drawn beside it.</summary>
    public static Task<RunOutcome<LearningRateCurve>> RunAsync(TransferTask task, Device device, TrainingControl control,
        TextWriter error) =>
        Terminal.On(error).Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(bars =>
        {
            var bar = bars.AddTask("Testing learning rates", maxValue: LearningRateCurve.MostPoints);
            var scope = new RunScope
            {
                Emit = happened => bar.Description = happened is TrainingEvent.Progressed { Doing: { } doing }
                    ? Markup.Escape($"Testing learning rates: {doing}") : bar.Description,
                Control = control,
                Device = device,
                Memory = MemoryBudget.OfMachine().For(device),
            };
            var test = new TransferRateTest(task, scope) { Tried = _ => bar.Increment(1) };
            return Task.Factory.StartNew(test.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        });

    public static string Json(LearningRateCurve curve) =>
        JsonSerializer.Serialize(new { points = curve.Points, hasDiverged = curve.HasDiverged, suggestion = curve.Suggestion },
            StudioJson.Options);

    public static void Draw(LearningRateCurve curve, IAnsiConsole console)
    {
        var table = new Table().Title("Learning-rate range test").Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("Learning rate").RightAligned())
            .AddColumn(new TableColumn("Smoothed loss").RightAligned());
        foreach (var point in curve.Points)
            table.AddPlainRow($"{point.Rate:0.00E-0}", $"{point.Loss:F4}");
        console.Write(table);
        console.WriteLine(curve.Suggestion is { } rate
            ? $"Suggested learning rate: {rate:0.########}" : "The loss did not fall at any learning rate. Check the data and the recipe.");
    }
}
