using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>The network was tested on what it had learnt from.</summary>
/// <remarks>Barz and Denzler, "Do We Train on Test Data?", Journal of Imaging 6, 2020, arXiv:1902.00423.</remarks>
internal static class CopiesInTest
{
    public static Finding? Look(Classifier result, TransferEvidence evidence) => evidence.Copies.Count == 0 ? null : new(
        "Test images among those learnt from",
        $"{evidence.Copies.Count:N0} of {result.TestImages:N0} test images are pixel by pixel the same as a labelled one. The network has seen their answers, so its accuracy says less than it seems to. Leave the copies out of learning.",
        [new("copies", $"{evidence.Copies.Count:N0}"), EvidenceFigure.Share("of the test part", evidence.Copies.Count / (double)result.TestImages), EvidenceFigure.Share("accuracy so far", result.Accuracy.Estimate)],
        new SuggestedChange.DropCopies("Run it without the copies"));
}
