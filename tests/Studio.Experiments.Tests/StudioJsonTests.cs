using System.Text.Json;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Tests;

public sealed class StudioJsonTests
{
    [Fact]
    public void Write_ARecordWithABase_PutsTheBaseFirst() =>
        Assert.Equal("""{"kind":"sgd","learningRate":0.5,"weightDecay":0,"momentum":0.9,"nesterov":false}""",
            StudioJson.Write<OptimizerSettings>(new OptimizerSettings.Sgd { LearningRate = 0.5 }));

    [Theory]
    [InlineData("""{"kind":"fine-tuning","optimizer":null}""", "optimizer")]
    [InlineData("""{"kind":"fine-tuning","epoch":3}""", "epoch")]
    [InlineData("""{"kind":"fine-tuning","optimizer":{"kind":"sgd","momentum":"much"}}""", "optimizer.momentum")]
    public void Read_WhatARecipeCannotHold_IsRefusedWithThePlace(string text, string place) =>
        Assert.Equal("$." + place, Assert.ThrowsAny<JsonException>(() => StudioJson.Read<Recipe>(text)).Path);
}
