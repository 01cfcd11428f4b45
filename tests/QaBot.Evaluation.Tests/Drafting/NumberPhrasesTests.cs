using QaBot.Evaluation.Drafting;

namespace QaBot.Evaluation.Tests.Drafting;

public sealed class NumberPhrasesTests
{
    [Theory]
    [InlineData("The house has three floors.", "How many floors does the house have?")]
    [InlineData("Our kits contain up to 40 screws each.", "How many screws do Our kits contain?")]
    [InlineData("The company had 300 employees in 2019.", "How many employees did the company have?")]
    [InlineData("The warranty of the pump lasts five years.", "How long does the warranty of the pump last?")]
    [InlineData("A reset takes about 30 seconds.", "How long does a reset take?")]
    [InlineData("Tickets cost $4.", "How much do Tickets cost?")]
    [InlineData("The fee is $2.50 a month.", "How much is the fee?")]
    [InlineData("Trade with China was $24.1 billion in 2022, a record.", "How much was Trade with China in 2022?")]
    public void Of_NumberInAKnownForm_AsksForIt(string sentence, string expected) =>
        NumberPhrases.Of(sentence).ShouldHaveSingleItem().ShouldBe(expected);

    [Theory]
    [InlineData("It has 12 rooms.")]
    [InlineData("They cost $4.")]
    [InlineData("The house has rooms.")]
    [InlineData("The library has 12 reading rooms.")] // what is counted could be cut off
    [InlineData("In 2019, sales grew.")]
    [InlineData("The house has 12 of the best rooms.")]
    public void Of_AnythingElse_AsksNothing(string sentence) => NumberPhrases.Of(sentence).ShouldBeEmpty();
}
