using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>The network was tested on items that it was trained on.</summary>
/// <remarks>Barz and Denzler, "Do We Train on Test Data?", Journal of Imaging 6, 2020, arXiv:1902.00423.</remarks>
internal sealed class CopiesInTest : ICoachRule
{
    public int Order => 10;

    public Finding? Look(Classifier result, TransferEvidence evidence) => evidence.Copies.Count == 0 ? null : new(
        $"Test {result.Unit} in the training data",
        $"{evidence.Copies.Count:N0} of {result.Items.Test:N0} test {result.Unit} are exact copies of labelled ones. "
            + "The network may have trained on them, so its test accuracy is too high. Remove the copies from the training data.",
        [new("copies", $"{evidence.Copies.Count:N0}"),
            EvidenceFigure.Share("of the test set", evidence.Copies.Count / (double)result.Items.Test),
            EvidenceFigure.Share("accuracy so far", result.Test.Accuracy.Estimate)],
        new SuggestedChange.DropCopies("Run without the copies"));
}
