namespace QaBot.Benchmarks.Evaluation;

/// <summary>Fits a logistic regression by Newton's method (iteratively reweighted least squares) with a small ridge.</summary>
internal static class LogisticFit
{
    private const int Iterations = 30;
    private const double Ridge = 1e-3;

    /// <summary>The bias and the weights. Rows count by <paramref name="weights"/>, which sum to 1.</summary>
    public static (double Bias, double[] Weights) Fit(
        IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights)
    {
        var size = rows[0].Length + 1;
        var beta = new double[size];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var n = 0; n < rows.Count; n++)
            {
                double[] x = [1, .. rows[n]];
                var p = 1 / (1 + Math.Exp(-x.Zip(beta).Sum(pair => pair.First * pair.Second)));
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += weights[n] * ((labels[n] ? 1 : 0) - p) * x[i];
                    for (var j = 0; j < size; j++)
                    {
                        hessian[i, j] += weights[n] * p * (1 - p) * x[i] * x[j];
                    }
                }
            }

            for (var i = 1; i < size; i++)
            {
                gradient[i] -= Ridge * beta[i];
                hessian[i, i] += Ridge;
            }

            var step = Solve(hessian, gradient);
            for (var i = 0; i < size; i++)
            {
                beta[i] += step[i];
            }
        }

        return (beta[0], beta[1..]);
    }

    // Gauss's elimination with partial pivoting.
    /// <summary>The solution of a system of linear equations; both arguments are used up.</summary>
    public static double[] Solve(double[,] matrix, double[] vector)
    {
        var size = vector.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            (vector[column], vector[pivot]) = (vector[pivot], vector[column]);
            for (var k = 0; k < size; k++)
            {
                (matrix[column, k], matrix[pivot, k]) = (matrix[pivot, k], matrix[column, k]);
            }

            for (var row = 0; row < size; row++)
            {
                if (row != column && matrix[column, column] != 0)
                {
                    var factor = matrix[row, column] / matrix[column, column];
                    vector[row] -= factor * vector[column];
                    for (var k = column; k < size; k++)
                    {
                        matrix[row, k] -= factor * matrix[column, k];
                    }
                }
            }
        }

        return [.. vector.Select((value, i) => matrix[i, i] == 0 ? 0 : value / matrix[i, i])];
    }
}
