namespace QaBot.Evaluation.Metrics;

/// <summary>McNemar's test (1947) in its exact form: of the questions that went from right to wrong or back, were the two about as many?</summary>
public static class McNemar
{
    /// <summary>
    /// The two-sided p-value, in [0, 1]: the chance that a fair coin thrown <paramref name="mended"/> + <paramref name="broken"/> times
    /// falls as unevenly as this. 1 where nothing flipped.
    /// </summary>
    /// <param name="mended">Questions that were wrong and are right now.</param>
    /// <param name="broken">Questions that were right and are wrong now.</param>
    public static double Exact(int mended, int broken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mended);
        ArgumentOutOfRangeException.ThrowIfNegative(broken);
        var throws = mended + broken;

        // In logarithms, because 2^-n is no number any more for large n.
        var log = -throws * Math.Log(2);
        var tail = 0.0;
        for (var i = 0; i <= Math.Min(mended, broken); i++)
        {
            tail += Math.Exp(log);
            log += Math.Log(throws - i) - Math.Log(i + 1);
        }

        return Math.Min(1, 2 * tail);
    }
}
