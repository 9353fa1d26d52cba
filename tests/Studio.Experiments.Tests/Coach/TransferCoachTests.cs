using Studio.Experiments.Coach;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Tests.Coach;

/// <summary>Each finding both ways: named where its evidence is there, and not where it is short of it.</summary>
public sealed class TransferCoachTests
{
    private static readonly string[] s_classes = ["ant", "bee"];

    /// <summary>Losses fall together, inputs are as expected, nothing has moved.</summary>
    private static readonly TransferEvidence s_sound = new(
        [new(.7, .7, .5), new(.5, .55, .8), new(.3, .45, .85), new(.2, .42, .9), new(.15, .41, .9), new(.14, .41, .9)], 0, [16, 16], 1,
        [new(3, 0, 0, .9f, .5f)], new([0, 0, 0], [1, 1, 1], true, new(.3, .8)), new(0, 1), []);

    [Fact]
    public void Of_ASoundRun_HasNothingToSay() => Assert.Empty(Findings(s_sound));

    [Fact]
    public void Of_AnOlderStudiosResult_HasNothingToGoBy() => Assert.Empty(TransferCoach.Of(Result(s_sound) with { Evidence = null }));

    [Fact]
    public void Of_CopiesInTheTestPart_SaysHowManyAndDropsThem()
    {
        var finding = Only(s_sound with { Copies = [new(1, 50), new(2, 51)] });

        Assert.StartsWith("2 of 100 test images", finding.Sentence, StringComparison.Ordinal);
        Assert.IsType<SuggestedChange.DropCopies>(finding.Change);
    }

    [Fact]
    public void Of_ATransferOfTexts_NamesNoImages()
    {
        var evidence = s_sound with
        {
            Inputs = null, Copies = [new(1, 50)], HighestTrainLosses = [new(3, 0, 1, 4f, .95f), new(4, 1, 0, 4f, .95f)],
            Epochs = [new(.7, .7, .5), new(.3, .4, .85), new(.05, .6, .9), new(.03, .9, .9), new(.01, 1.2, .9), new(.01, 1.3, .9)],
        };

        var findings = TransferCoach.Of(Result(evidence) with { Unit = "texts" });

        Assert.Equal(["Test texts in the training data", "Labels that may be wrong", "Overfitting from epoch 2 on"],
            findings.Select(f => f.Title));
        Assert.All(findings, f => Assert.Contains("texts", f.Sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, f => $"{f} {f.Change?.Sentence} {string.Join(' ', f.Evidence)}"
            .Contains("image", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(.3, .22), InlineData(.3, 4), InlineData(1.4, .9)]
    public void Of_AnotherRangeBehindTheFirstLayer_AsksForTheNormalisation(double shift, double spread)
    {
        var finding = Only(s_sound with { Inputs = s_sound.Inputs! with { FirstLayer = new(shift, spread) } },
            new Recipe.FeatureExtraction { Inputs = InputScaling.ZeroToOne });

        Assert.Equal(InputScaling.OfTheWeights, Recipe<Recipe.FeatureExtraction>(finding).Inputs);
    }

    [Fact]
    public void Of_PaleInputsWithoutBatchNormalisation_AreSeenInThePixels() =>
        Assert.Contains("range", Only(s_sound with { Inputs = new([.4], [.22], true, null) }).Title, StringComparison.Ordinal);

    [Fact]
    public void Of_PaleInputsThatTheWeightsWantSo_AreLeftAlone() =>
        Assert.Empty(Findings(s_sound with { Inputs = new([.2], [.3], false, null) }));

    [Fact]
    public void Of_WeightsOfDrawingsOnPhotos_SaysWhatToFetch()
    {
        var finding =
            Only(s_sound with { DrawnSource = "Glyphs source, 24 drawn signs", Inputs = s_sound.Inputs! with { Photo = new(.12, .156) } });

        Assert.Contains("24 drawn signs", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("SqueezeNet 1.0 is downloaded by name (4.8 MB)", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Glyphs source, 24 drawn signs", .23, .247), InlineData("Glyphs source, 24 drawn signs", 0, .11),
        InlineData(null, .24, .148)]
    public void Of_DrawingsOrGreyImagesOrWeightsOfPhotos_AreLeftAlone(string? source, double colour, double roughness) =>
        Assert.Empty(Findings(s_sound with { DrawnSource = source, Inputs = s_sound.Inputs! with { Photo = new(colour, roughness) } }));

    [Fact]
    public void Of_ThingsThatReachIntoAMarginOnceEmpty_AreScaledIntoTheMiddle()
    {
        var finding = Only(s_sound with { Inputs = s_sound.Inputs! with { Margin = new(5, .34) } });

        Assert.Contains("34", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(5, Recipe<Recipe.FeatureExtraction>(finding).Margin);
    }

    [Fact]
    public void Of_ThingsThatOnlyTouchTheMargin_AreLeftAlone() =>
        Assert.Empty(Findings(s_sound with { Inputs = s_sound.Inputs! with { Margin = new(5, .04) } }));

    [Fact]
    public void Of_ARareClassThatIsMissed_WeighsIt()
    {
        var rare = Result(s_sound with { TrainCounts = [144, 16] });

        var finding =
            Assert.Single(TransferCoach.Of(rare with
                { Test = rare.Test with { Confusion = new(s_classes, [[89, 1], [8, 2]]), Accuracy = new(.91, .85, .95) } }));

        Assert.Contains("that of “bee” only 20 %", finding.Sentence, StringComparison.Ordinal);
        Assert.True(Recipe<Recipe.FeatureExtraction>(finding).ClassWeights);
    }

    [Fact]
    public void Of_ARareClassThatIsFound_HasNothingToSay()
    {
        var rare = Result(s_sound with { TrainCounts = [144, 16] });

        Assert.Empty(TransferCoach.Of(rare with
            { Test = rare.Test with { Confusion = new(s_classes, [[83, 7], [1, 9]]), Accuracy = new(.92, .85, .95) } }));
    }

    [Fact]
    public void Of_StatisticsThatMoveUnderAFrozenBackbone_KeepsThemStill()
    {
        var finding =
            Only(s_sound with { StatisticsMoved = new(.04, .9) }, new Recipe.FeatureExtraction { MovingStatistics = true, BatchSize = 4 });

        Assert.Contains("batches of 4", finding.Sentence, StringComparison.Ordinal);
        Assert.False(Recipe<Recipe.FeatureExtraction>(finding).MovingStatistics);
    }

    [Theory]
    [InlineData(BatchNormPolicy.Adapt, 8, true), InlineData(BatchNormPolicy.Adapt, 32, false),
        InlineData(BatchNormPolicy.ReEstimate, 8, false)]
    public void Of_MovingStatisticsOfAnOpenBackbone_MindsTinyBatchesOnly(BatchNormPolicy policy, int batch, bool isFound) =>
        Assert.Equal(isFound,
            Findings(s_sound with { StatisticsMoved = new(.04, .9) },
                new Recipe.FineTuning { BatchNorm = policy, BatchSize = batch }).Count == 1);

    [Fact]
    public void Of_ABackboneThatForgetsAsItOpens_SlowsItDown()
    {
        var finding = Only(s_sound with { WarmUpEpochs = 2,
            Epochs = [new(.7, .7, .6), new(.4, .5, .85), new(2.2, 2.1, .4), new(1, .8, .7), new(.3, .5, .86), new(.2, .45, .86)] },
            new Recipe.FineTuning { BackboneLearningRate = .01 });

        Assert.Contains("the validation accuracy was 85 %", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(.001, Recipe<Recipe.FineTuning>(finding).BackboneLearningRate, 1e-9);
    }

    [Fact]
    public void Of_ADivergedRun_SlowsItDown() => Assert.Equal("Learning rate too high", Only(s_sound with { HasDiverged = true }).Title);

    [Fact]
    public void Of_ALossThatRisesAgain_SlowsItDown() =>
        Assert.Equal("Learning rate too high",
            Only(s_sound with { Epochs = [new(.7, .7, .5), new(.5, .6, .6), new(.65, .62, .5), new(.68, .61, .5)] }).Title);

    [Fact]
    public void Of_ALossThatStillFallsFromFarUp_TakesLongerSteps()
    {
        var finding = Only(s_sound with { Epochs = [new(.69, .69, .5), new(.67, .68, .5), new(.65, .66, .55), new(.63, .64, .6)] });

        Assert.Equal("Learning rate too low, or too few epochs", finding.Title);
        Assert.Equal(3e-3, Recipe<Recipe.FeatureExtraction>(finding).Optimizer.LearningRate, 1e-9);
    }

    [Fact]
    public void Of_ALabelThatTheNetworkIsSureIsWrong_NamesTheImage() =>
        Assert.Contains(
            Only(s_sound with { HighestTrainLosses = [new(7, 0, 1, 5.2f, .99f), new(3, 0, 1, 1.2f, .7f)], TrainAccuracy = .95 }).Evidence,
            e => e == new EvidenceFigure("image 7: ant", "bee, loss 5.2"));

    [Fact]
    public void Of_AValidationLossThatTurns_NamesTheEpoch()
    {
        var finding =
            Only(s_sound with { Epochs = [new(.7, .7, .5), new(.4, .5, .8), new(.2, .55, .8), new(.1, .65, .8), new(.05, .8, .79)] });

        Assert.Equal("Overfitting from epoch 2 on", finding.Title);
        Assert.Contains(finding.Evidence, e => e == new EvidenceFigure("gap at the end", "0.75"));
    }

    private static Finding Only(TransferEvidence evidence, Recipe? recipe = null) => Assert.Single(Findings(evidence, recipe));

    private static IReadOnlyList<Finding> Findings(TransferEvidence evidence, Recipe? recipe = null) =>
        TransferCoach.Of(Result(evidence, recipe));

    private static T Recipe<T>(Finding finding) where T : Recipe =>
        Assert.IsType<T>(Assert.IsType<SuggestedChange.OtherRecipe>(finding.Change).Recipe);

    private static Classifier Result(TransferEvidence evidence, Recipe? recipe = null) => new()
    {
        Model = new(new('a', 64), "safetensors", 1),
        Network = "net",
        Recipe = recipe ?? new Recipe.FeatureExtraction(),
        Seed = 1,
        Dataset = "insects",
        Classes = s_classes,
        Items = new(32, 8, 100),
        Test = new(new(.9, .8, .95), .9, .05, new(s_classes, [[45, 5], [5, 45]])),
        Epochs = new(evidence.Epochs.Count, 3),
        Seconds = 1,
        IsSteered = false,
        Evidence = evidence,
    };
}
