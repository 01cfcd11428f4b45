using QaBot.Core.Retrieval;

namespace QaBot.Core.Tests.Retrieval;

public sealed class MinMaxTests
{
    [Fact]
    public void Normalize_DifferentScores_MapsLeastToZeroAndMostToOne() => MinMax.Normalize([4, 1, 2.5]).ShouldBe([1, 0, 0.5]);

    [Fact]
    public void Normalize_EqualScores_GivesEachOne() => MinMax.Normalize([3, 3]).ShouldBe([1, 1]);

    [Fact]
    public void Normalize_NoScores_GivesNone() => MinMax.Normalize([]).ShouldBeEmpty();
}
