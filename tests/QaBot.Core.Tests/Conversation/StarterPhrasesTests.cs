using QaBot.Core.Conversation;

namespace QaBot.Core.Tests.Conversation;

public sealed class StarterPhrasesTests
{
    [Theory]
    [InlineData("Shandong Province is an economically developed region.", "What is Shandong Province?")]
    [InlineData("The canteen is a room in the basement.", "What is the canteen?")]
    [InlineData("Serik Zhumangarin is a Kazakh politician.", "Who is Serik Zhumangarin?")]
    [InlineData("To add documents, put them into the folder.", "How do I add documents?")]
    [InlineData("The bridge was built by the army in 1931.", "When was the bridge built?")]
    [InlineData("The museum is located in the old town.", "Where is the museum located?")]
    [InlineData("The exhibition will last until Aug. 21.", "Until when will the exhibition last?")]
    [InlineData("In March, Xingrui paid an official visit to Kazakhstan and met people.", "When did Xingrui pay an official visit to Kazakhstan?")]
    [InlineData("Zhumangarin highlighted good relations.", "What did Zhumangarin highlight?")]
    public void Of_SentenceOfAKnownForm_AsksForIt(string sentence, string question) =>
        StarterPhrases.Of(sentence).ShouldBe([question]);

    [Theory]
    [InlineData("It is a room in the basement.")]
    [InlineData("This is the end.")]
    [InlineData("There are many rooms.")]
    [InlineData("“We are ready to deepen cooperation,” Wu said.")]
    [InlineData("He was born in Oslo in 1970.")]
    [InlineData("")]
    public void Of_OtherSentence_AsksNothing(string sentence) => StarterPhrases.Of(sentence).ShouldBeEmpty();
}
