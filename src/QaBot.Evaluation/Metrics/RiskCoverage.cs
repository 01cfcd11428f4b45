namespace QaBot.Evaluation.Metrics;

/// <summary>Risk against coverage (El-Yaniv and Wiener 2010).</summary>
public static class RiskCoverage
{
    /// <summary>One point for each confidence that occurs, the highest first: equal ones are answered together.</summary>
    public static IReadOnlyList<RiskPoint> Curve(IEnumerable<JudgedConfidence> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var sorted = answers.OrderByDescending(answer => answer.Confidence).ToList();
        var total = sorted.Sum(answer => answer.Weight);
        var points = new List<RiskPoint>();
        var (given, wrong) = (0.0, 0.0);
        for (var i = 0; i < sorted.Count; i++)
        {
            given += sorted[i].Weight;
            wrong += sorted[i].IsRight ? 0 : sorted[i].Weight;
            if (i + 1 == sorted.Count || sorted[i + 1].Confidence < sorted[i].Confidence)
            {
                points.Add(new RiskPoint(sorted[i].Confidence, given / total, wrong / given));
            }
        }

        return points;
    }

    /// <summary>The area under the curve: the mean risk over all coverages; NaN without answers.</summary>
    public static double Area(IEnumerable<JudgedConfidence> answers)
    {
        var (area, before) = (0.0, 0.0);
        foreach (var point in Curve(answers))
        {
            area += (point.Coverage - before) * point.Risk;
            before = point.Coverage;
        }

        return before == 0 ? double.NaN : area;
    }
}
