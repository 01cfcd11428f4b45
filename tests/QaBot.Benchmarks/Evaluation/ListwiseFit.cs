namespace QaBot.Benchmarks.Evaluation;

/// <summary>
/// Fits weights so that right candidates of a list get most of the softmax (ListNet's likelihood, Cao et al. 2007), with a small ridge.
/// Newton's steps with the curvature of the normaliser alone, which is never negative, each halved until it improves the fit.
/// </summary>
internal static class ListwiseFit
{
    private const int Iterations = 60;
    private const double Ridge = 1e-3;

    // A step that adds less to the mean log-likelihood moves no weight that anybody would see.
    private const double Enough = 1e-6;

    /// <summary>The weights, one a feature.</summary>
    /// <param name="lists">The candidates of each list: features, and which of them are right. Lists without a right one must be left out.</param>
    /// <param name="importance">How much each list counts; the sum is 1.</param>
    public static double[] Fit(IReadOnlyList<(double[][] Rows, bool[] Right)> lists, IReadOnlyList<double> importance)
    {
        var size = lists[0].Rows[0].Length;
        var weights = new double[size];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var n = 0; n < lists.Count; n++)
            {
                Add(lists[n].Rows, lists[n].Right, importance[n], weights, gradient, hessian);
            }

            for (var i = 0; i < size; i++)
            {
                gradient[i] -= Ridge * weights[i];
                hessian[i, i] += Ridge;
                for (var j = 0; j < i; j++)
                {
                    hessian[j, i] = hessian[i, j];
                }
            }

            var step = LogisticFit.Solve(hessian, gradient);
            var next = Improve(lists, importance, weights, step);
            if (next is null)
            {
                break;
            }

            weights = next;
        }

        return weights;
    }

    /// <summary>The score of a row.</summary>
    public static double Score(double[] row, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * weights[i];
        }

        return sum;
    }

    private static double[]? Improve(
        IReadOnlyList<(double[][] Rows, bool[] Right)> lists, IReadOnlyList<double> importance, double[] weights, double[] step)
    {
        var now = Likelihood(lists, importance, weights);
        for (var scale = 1.0; scale > 1e-4; scale /= 2)
        {
            double[] next = [.. weights.Zip(step, (weight, change) => weight + (scale * change))];
            if (Likelihood(lists, importance, next) > now + Enough)
            {
                return next;
            }
        }

        return null;
    }

    private static double Likelihood(
        IReadOnlyList<(double[][] Rows, bool[] Right)> lists, IReadOnlyList<double> importance, double[] weights)
    {
        var sum = -Ridge / 2 * weights.Sum(weight => weight * weight);
        for (var n = 0; n < lists.Count; n++)
        {
            double[] scores = [.. lists[n].Rows.Select(row => Score(row, weights))];
            sum += importance[n] * (LogSum(scores.Where((_, i) => lists[n].Right[i])) - LogSum(scores));
        }

        return sum;
    }

    private static double LogSum(IEnumerable<double> scores)
    {
        double[] all = [.. scores];
        var most = all.Max();
        return most + Math.Log(all.Sum(score => Math.Exp(score - most)));
    }

    private static void Add(double[][] rows, bool[] right, double importance, double[] weights, double[] gradient, double[,] hessian)
    {
        double[] scores = [.. rows.Select(row => Score(row, weights))];
        var most = scores.Max();
        double[] all = [.. scores.Select(score => Math.Exp(score - most))];
        // With a maximum of its own: right candidates may all be so far behind that their share of the whole is nothing.
        var mostRight = scores.Where((_, i) => right[i]).Max();
        double[] good = [.. scores.Select((score, i) => right[i] ? Math.Exp(score - mostRight) : 0)];
        var (allSum, goodSum) = (all.Sum(), good.Sum());
        var mean = new double[gradient.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += all[k] / allSum * rows[k][i];
            }
        }

        for (var k = 0; k < rows.Length; k++)
        {
            var (p, q) = (all[k] / allSum, good[k] / goodSum);
            for (var i = 0; i < mean.Length; i++)
            {
                gradient[i] += importance * (q - p) * rows[k][i];
                for (var j = 0; j <= i; j++)
                {
                    hessian[i, j] += importance * p * (rows[k][i] - mean[i]) * (rows[k][j] - mean[j]);
                }
            }
        }
    }
}
