using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Answering;

public sealed class AnswerTypesTests
{
    [Theory]
    [InlineData("How many rooms are there?", AnswerType.Number)]
    [InlineData("What percentage of rooms is free?", AnswerType.Number)]
    [InlineData("In what year did it open?", AnswerType.Date)]
    [InlineData("When did it open?", AnswerType.Date)]
    [InlineData("Who opened it?", AnswerType.Person)]
    [InlineData("Where is it?", AnswerType.Place)]
    [InlineData("Why is it closed?", AnswerType.Reason)]
    [InlineData("What is the Rhine?", AnswerType.Definition)]
    [InlineData("What is the name of the river that flows through Basel?", AnswerType.Any)]
    [InlineData("rooms", AnswerType.Any)]
    public async Task Of_Question_TellsWhatItAsksFor(string question, object expected)
    {
        await using var library = new SmallLibrary();
        var result = await library.Get<Retriever>().RetrieveAsync(question, DocumentFilter.All, 1, CancellationToken.None);

        AnswerTypes.Of(result.Query).ShouldBe((AnswerType)expected);
    }

    [Theory]
    [InlineData("Does it have rooms?", true)]
    [InlineData("Can I use it?", true)]
    [InlineData("What does it have?", false)]
    [InlineData("May", false)]
    public async Task IsYesOrNo_Question_IsTrueWhereAVerbBegins(string question, bool expected)
    {
        await using var library = new SmallLibrary();
        var result = await library.Get<Retriever>().RetrieveAsync(question, DocumentFilter.All, 1, CancellationToken.None);

        AnswerTypes.IsYesOrNo(result.Query).ShouldBe(expected);
    }

    [Theory]
    [InlineData(AnswerType.Number, "forty rooms", true)]
    [InlineData(AnswerType.Number, "2022", false)]
    [InlineData(AnswerType.Person, "Anna", true)]
    [InlineData(AnswerType.Person, "the crown", false)]
    [InlineData(AnswerType.Reason, "because", null)]
    public void IsMetBySpan_Words_AreSuchAThing(object type, string span, bool? expected) =>
        AnswerTypes.IsMetBySpan((AnswerType)type, span, TermAnalyzer.Analyze(span), new HashSet<string> { "2022" }).ShouldBe(expected);

    [Theory]
    [InlineData(AnswerType.Number, "It has forty rooms.", true)]
    [InlineData(AnswerType.Number, "It has rooms.", false)]
    [InlineData(AnswerType.Number, "In 2022 it had rooms.", false)]
    [InlineData(AnswerType.Date, "It opened in 1931.", true)]
    [InlineData(AnswerType.Date, "It may open in spring.", false)]
    [InlineData(AnswerType.Person, "It was opened by Anna Berg.", true)]
    [InlineData(AnswerType.Person, "Yesterday it was opened.", false)]
    [InlineData(AnswerType.Reason, "It closed because of rain.", true)]
    [InlineData(AnswerType.Definition, "In 2022 is the end.", true)]
    [InlineData(AnswerType.Definition, "It is the end.", false)]
    [InlineData(AnswerType.Any, "Anything in 1931.", false)]
    public void IsMetBy_Sentence_HoldsSuchAThingThatWasNotAsked(object type, string sentence, bool expected) =>
        AnswerTypes.IsMetBy((AnswerType)type, sentence, TermAnalyzer.Analyze(sentence), new HashSet<string> { "2022" }).ShouldBe(expected);
}
