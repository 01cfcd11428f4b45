using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using Xunit.Abstractions;

namespace QaBot.Providers.Tests;

/// <summary>Questions that people have answered, asked again: in the same words, nearly the same, and not the same.</summary>
public sealed class CuratedAnswersTests(CuratedLibrary library, ITestOutputHelper output) : IClassFixture<CuratedLibrary>
{
    private const string Reset = "Hold the red button for three seconds.\n\nThen wait until the lamp is green. [1]";

    [Theory]
    [InlineData("How do I reset the X200 pump?", Reset)]
    [InlineData("how do i reset the x200 pump", Reset)]
    [InlineData("HOW CAN I RESET THE X200 PUMP?!", Reset)]
    [InlineData("Please tell me how to reset a X200 pump", Reset)]
    [InlineData("reset x200 pump", Reset)]
    [InlineData("When does the cantene close on Fridays?", "It closes at two o'clock. [1]")]
    [InlineData("on fridays, when does the canteen close?", "It closes at two o'clock. [1]")]
    [InlineData("who signs travel requests at falcon works", "Your team lead signs them. [1]")]
    [InlineData("What must I do before a business trip?", "Register it in the travel portal. [1]")]
    public async Task AskAsync_InTheSameWords_GivesTheAnswerWhole(string question, string expected)
    {
        var answer = await library.AskAsync(question);

        answer.Text.ShouldBe(expected);
        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Confidence.ShouldBeGreaterThanOrEqualTo(0.9);
        await ShouldBeVerbatimAsync(answer);
    }

    [Theory]
    [InlineData("How can the X200 pump be reset?")]
    [InlineData("When is the canteen closed on Fridays?")]
    [InlineData("What do I have to do before business trips?")]
    public async Task AskAsync_InNearlyTheSameWords_GivesTheAnswerWhole(string question)
    {
        var answer = await library.AskAsync(question);

        answer.Trace!.Verdict.Features.ShouldContainKey("curated");
        await ShouldBeVerbatimAsync(answer);
    }

    [Theory]
    [InlineData("How do I reset the X300 pump?")]
    [InlineData("How do I reset the pump?")]
    [InlineData("How do I not reset the X200 pump?")]
    [InlineData("When do I reset the X200 pump?")]
    [InlineData("Where does the canteen close on Fridays?")]
    [InlineData("When does the canteen open on Fridays?")]
    [InlineData("When does the canteen close on Mondays?")]
    [InlineData("Can I not park in the yard?")]
    [InlineData("Must I park in the yard?")]
    [InlineData("Can I park in the garage?")]
    [InlineData("Who signs travel requests at Eagle Works?")]
    [InlineData("who signs travel requests at eagle works")]
    [InlineData("Who signs purchase requests at Falcon Works?")]
    [InlineData("What do I do after a business trip?")]
    [InlineData("How do we evacuate the ship?")]
    [InlineData("How do we evacuate the building by boat?")]
    [InlineData("How do I reset the X200 pump and the valve?")]
    public async Task AskAsync_AnotherQuestion_DoesNotGetTheAnswer(string question) =>
        (await library.AskAsync(question)).Trace!.Verdict.Features.ShouldNotContainKey("curated");

    [Fact]
    public async Task AskAsync_AnswerLongerThanAPassage_IsGivenWhole()
    {
        var answer = await library.AskAsync("How do we evacuate the building?");

        answer.Text.ShouldBe($"{CuratedLibrary.LongAnswer} [1]");
        await ShouldBeVerbatimAsync(answer);
    }

    [Fact]
    public async Task AskAsync_MarkupInQuestionAndAnswer_ComesBackAsItWasWritten()
    {
        var answer = await library.AskAsync("Where are the <b>keys</b> *kept* [now](https://example.com)?");

        answer.Text.ShouldBe("In the <script>safe</script>, see **room** 12_b & 13.\n1. Ask `Kim`.\n- Sign | the list.\n# Not a heading\n<https://example.com> [1]");
        answer.Citations.ShouldHaveSingleItem().Title.ShouldBe("Where are the <b>keys</b> *kept* [now](https://example.com)?");
        await ShouldBeVerbatimAsync(answer);
    }

    // The figures behind the threshold; the pairs are printed so that whoever changes the encoder can choose it anew.
    [Fact]
    public async Task Similarity_DifferentQuestions_AreNotTakenForTheSame()
    {
        (string, string)[] different =
        [
            ("When does the canteen close on Fridays?", "When does the canteen open on Fridays?"),
            ("When does the canteen close on Fridays?", "When does the canteen close on Mondays?"),
            ("Can I park in the yard?", "Can I park in the garage?"),
            ("How do I install the printer?", "How do I remove the printer?"),
            ("How do I reset the falcon pump?", "How do I reset the eagle pump?"),
            ("Who signs travel requests?", "Who signs purchase requests?"),
            ("What do I do before a business trip?", "What do I do after a business trip?"),
            ("How do we evacuate the building?", "How do we evacuate the ship?"),
            ("Where do I return my laptop?", "Where do I return my badge?"),
            ("How do I turn the alarm on?", "How do I turn the alarm off?"),
            ("How do I reset the pump?", "How do I reset the pump and the valve?"),
            ("Where do I return my laptop?", "Where do I return my broken laptop?"),
            ("When does the canteen close?", "When does the canteen close on fridays?"),
            ("How do I install the printer?", "How do I install the printer driver?"),
        ];
        (string, string)[] same =
        [
            ("How do I reset the pump?", "How do I restart the pump?"),
            ("When does the canteen close on Fridays?", "When is the canteen closed on Fridays?"),
            ("What do I do before a business trip?", "What do I have to do before business trips?"),
            ("How do I reset my password?", "How do I change my password?"),
            ("Where do I return my laptop?", "Where can I hand in my laptop?"),
            ("How many days of holiday do I get?", "How many vacation days do I have?"),
            ("Who signs travel requests?", "Who approves travel requests?"),
            ("How do I install the printer?", "How do I set up the printer?"),
            ("Where are the keys kept?", "Where do you keep the keys?"),
            ("How long is the warranty?", "How long does the warranty last?"),
            ("How do I reset the pump?", "How do I reset the pump correctly?"),
            ("When does the canteen close on Fridays?", "At what time does the canteen close on Fridays?"),
        ];

        var taken = await MeasureAsync("different", different);
        await MeasureAsync("same", same);

        taken.ShouldBeEmpty();
    }

    /// <summary>Prints how near the questions of each pair are, and gives the pairs that would be taken for the same.</summary>
    private async Task<List<(string, string)>> MeasureAsync(string kind, (string, string)[] pairs)
    {
        var embedder = library.Services.GetRequiredService<PassageEmbedder>();
        var taken = new List<(string, string)>();
        foreach (var (one, other) in pairs)
        {
            var (a, b) = (await embedder.EmbedQueryAsync(one, CancellationToken.None), await embedder.EmbedQueryAsync(other, CancellationToken.None));
            var similarity = a.Zip(b, (x, y) => (double)x * y).Sum();
            var (asked, answered) = (QuestionForm.Of(one), QuestionForm.Of(other));
            var isTaken = asked.IsSameAs(answered) || (asked.MayBe(answered) && similarity >= CuratedAnswerFinder.NearSimilarity);
            output.WriteLine($"{similarity:F3} {kind}{(isTaken ? ", taken for the same" : "")}: {one} | {other}");
            if (isTaken)
            {
                taken.Add((one, other));
            }
        }

        return taken;
    }

    private async Task ShouldBeVerbatimAsync(Answer answer)
    {
        var citation = answer.Citations.ShouldHaveSingleItem();
        citation.SourcePath.ShouldStartWith("answers/");
        var document = (await library.Services.GetRequiredService<KnowledgeIndex>().FindDocumentAsync(citation.DocumentId, CancellationToken.None)).ShouldNotBeNull();
        citation.Range.Of(document.Text).ToString().ShouldBe(citation.Quote);
        citation.Quote.ShouldNotContain("Answered by");
        answer.Text.ShouldEndWith("[1]");
    }
}
