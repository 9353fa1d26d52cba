using Studio.Web.Charts;

namespace Studio.Web.Tests.Charts;

public sealed class ChartPanelTests
{
    [Fact]
    public void Of_WhateverWasMeasured_IsAChartAMeasureWithACurveAPart()
    {
        var panels = ChartPanel.Of(["accuracy/validation", "learning-rate", "loss/validation", "loss/train", "macro-f1/validation"]);

        Assert.Equal([("Accuracy", true), ("Learning rate", false), ("Loss", false), ("Macro F1", true)],
            panels.Select(p => (p.Title, p.IsShare)));
        Assert.Equal([("loss/validation", "validation", true), ("loss/train", "training", false)],
            panels[2].Series.Select(s => (s.Series, s.Label, s.IsMeasured)));
        Assert.Equal("learning-rate", Assert.Single(panels[1].Series).Series);
    }
}
