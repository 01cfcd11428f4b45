using CsCheck;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Tests.Metrics;

public sealed class AnswerMatchTests
{
    [Theory]
    [InlineData("The Eiffel Tower", "eiffel tower!", 1)]
    [InlineData("a cat", "the  cat", 1)]
    [InlineData("$24.1 billion", "24.1 billion", 1)]
    [InlineData("24.1 billion", "25.1 billion", 0)]
    public void Exact_AsSquadDoes(string given, string accepted, double expected) => AnswerMatch.Exact(given, accepted).ShouldBe(expected);

    [Theory]
    [InlineData("in the year 1990", "1990", 0.5)] // 2 * 1 / (3 + 1)
    [InlineData("red red blue", "red green", 0.4)] // 2 * 1 / (3 + 2)
    [InlineData("red red blue", "red red", 0.8)] // 2 * 2 / (3 + 2)
    [InlineData("blue", "red", 0)]
    [InlineData("the", "a", 1)]
    [InlineData("the", "red", 0)]
    public void F1_ByHand(string given, string accepted, double expected) => AnswerMatch.F1(given, accepted).ShouldBe(expected, 1e-12);

    [Fact]
    public void F1_AnyTwoTexts_IsTheSameBothWaysAndWithinBounds() =>
        Gen.Select(Gen.String, Gen.String).Sample((left, right) =>
        {
            var f1 = AnswerMatch.F1(left, right);
            return f1 is >= 0 and <= 1 && f1 == AnswerMatch.F1(right, left) && AnswerMatch.F1(left, left) == 1;
        });

    [Theory]
    [InlineData("It has 5 doors.", "5", true)]
    [InlineData("It was built in 1950.", "5", false)]
    [InlineData("the Cats sat", "cats", true)]
    [InlineData("concatenate", "cat", false)]
    [InlineData("a cat; a concatenation", "cat", true)]
    [InlineData("two\n  lines", "two lines", true)]
    [InlineData("anything", "", false)]
    [InlineData("anything", "  ", false)]
    [InlineData("$12 a barrel", "$12", true)]
    public void Holds_OnlyWholeWords(string text, string accepted, bool expected) => AnswerMatch.Holds(text, accepted).ShouldBe(expected);
}
