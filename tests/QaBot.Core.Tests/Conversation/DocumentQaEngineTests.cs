using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.Core.Retrieval;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

public sealed class DocumentQaEngineTests
{
    private static readonly string Article = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "knowledge", "Kazakhstan-at-China-Eurasia-Expo.txt"));

    [Fact]
    public async Task AskAsync_AnsweredByADocument_QuotesTheSentenceWithItsMarker()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("How much was trade between Kazakhstan and China in 2022?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Text.ShouldBe("According to Zhumangarin, mutual trade hit a record $24.1 billion in 2022. [1]");
        var citation = answer.Citations.ShouldHaveSingleItem();
        var document = await library.Index.FindDocumentAsync(citation.DocumentId, CancellationToken.None);
        citation.Quote.ShouldBe(document!.Text.Substring(citation.Range.Start, citation.Range.Length));
        citation.Location.Line.ShouldBe(13);
        citation.ContentVersion.ShouldBe(document.ContentHash[..8]);
        answer.Confidence.ShouldBeInRange(0.1, 1);
    }

    [Fact]
    public async Task AskAsync_NotInTheDocuments_SaysSoAndOffersQuestionsItAnswers()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("Who won the 2010 World Cup?");

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        answer.Text.ShouldStartWith("The documents don't say.");
        answer.Confidence.ShouldBe(0);
        answer.Suggestions.Count.ShouldBeInRange(2, 3);
        foreach (var suggestion in answer.Suggestions)
        {
            (await library.AskAsync(suggestion)).Status.ShouldBe(AnswerStatus.Answered, suggestion);
        }
    }

    [Fact]
    public async Task AskAsync_Greeting_SaysWhatItIsAndKnows()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync("hi");

        answer.Status.ShouldBe(AnswerStatus.SmallTalk);
        answer.Text.ShouldContain("I answer questions from 1 document");
        answer.Text.ShouldContain("Expo");
        answer.Suggestions.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("🙂🎉")]
    [InlineData("?!")]
    public async Task AskAsync_NoWords_AsksForSome(string question)
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync(question);

        answer.Status.ShouldBe(AnswerStatus.NeedsClarification);
        answer.Text.ShouldContain("question");
    }

    [Fact]
    public async Task AskAsync_TooLong_SaysTheLimit()
    {
        await using var library = await LibraryAsync();

        var answer = await library.AskAsync(new string('x', 20_000));

        answer.Status.ShouldBe(AnswerStatus.NeedsClarification);
        answer.Text.ShouldContain("20,000 characters");
        answer.Text.ShouldContain("2,000");
    }

    [Theory]
    [InlineData("what is it that was")]
    [InlineData("Кто выиграл чемпионат мира по футболу?")]
    [InlineData("谁赢得了世界杯？")]
    [InlineData("\ud800 lone surrogate of nothing known")]
    public async Task AskAsync_NothingToFind_IsNotFoundNotAFault(string question)
    {
        await using var library = await LibraryAsync();

        (await library.AskAsync(question)).Status.ShouldBe(AnswerStatus.NotFound);
    }

    [Fact]
    public async Task AskAsync_AnotherLanguageInTheDocuments_AnswersByItsWords()
    {
        await using var library = await LibraryAsync();
        await library.AddAsync("отпуск.txt", "Сотрудники получают двадцать восемь дней отпуска в год.\n\nЗаявление подают за две недели.");

        var answer = await library.AskAsync("Сколько дней отпуска получают сотрудники?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Text.ShouldStartWith("Сотрудники получают двадцать восемь дней");
    }

    [Fact]
    public async Task AskAsync_HiddenDocument_LeavesNoTrace()
    {
        await using var library = new SmallLibrary(configure: services => services.AddSingleton<DocumentAccess>(new HidingAccess("secret.txt")));
        await library.AddAsync("open.txt", "The canteen opens at eight in the morning.", "Canteen");
        await library.AddAsync("secret.txt", "The merger with Fabrikam is planned for autumn. Fabrikam is a company in Oslo.", "Merger plan");

        var answer = await library.AskAsync("When is the merger with Fabrikam planned?");
        var welcome = await library.Engine.WelcomeAsync(Caller.Local, CancellationToken.None);

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        string.Concat(answer.Text, string.Concat(answer.Suggestions), welcome.Text, string.Concat(welcome.Starters))
            .ShouldNotContain("Fabrikam");
        welcome.Text.ShouldNotContain("Merger");
        welcome.Text.ShouldContain("1 document");
    }

    [Fact]
    public async Task AskAsync_EmptyIndex_SaysThatThereAreNoDocuments()
    {
        await using var library = new SmallLibrary();

        (await library.AskAsync("hello")).Text.ShouldContain("there are none yet");
        (await library.AskAsync("When does the canteen open?")).Status.ShouldBe(AnswerStatus.NotFound);
    }

    [Fact]
    public async Task AskAsync_Cancelled_Throws()
    {
        await using var library = await LibraryAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await library.Engine.AskAsync(
            "When will the exhibition end?", new ConversationKey("test", "1"), Caller.Local, new CancellationToken(true)));
    }

    [Fact]
    public async Task WelcomeAsync_OffersThreeStartersThatItAnswers()
    {
        await using var library = await LibraryAsync();

        var welcome = await library.Engine.WelcomeAsync(Caller.Local, CancellationToken.None);

        welcome.Starters.Count.ShouldBe(3);
        foreach (var starter in welcome.Starters)
        {
            (await library.AskAsync(starter)).Status.ShouldBe(AnswerStatus.Answered, starter);
        }
    }

    [Fact]
    public async Task AskAsync_StarterThatIsNoLongerAnswered_IsNotOfferedAgain()
    {
        var policy = new FicklePolicy();
        await using var library = new SmallLibrary(configure: services => services.AddSingleton<AbstentionPolicy>(policy));
        await library.AddAsync("Kazakhstan-at-China-Eurasia-Expo.txt", Article, "Expo");
        var asked = (await library.Engine.WelcomeAsync(Caller.Local, CancellationToken.None)).Starters[0];
        policy.Answers = false;

        var answer = await library.AskAsync(asked.ToUpperInvariant());

        answer.Suggestions.ShouldNotBeEmpty();
        answer.Suggestions.ShouldNotContain(asked);
    }

    private static async Task<SmallLibrary> LibraryAsync()
    {
        // Vectors of hashed words are less alike than the encoder's, for which the defaults are chosen.
        var library = new SmallLibrary(configure: services => services
            .Configure<EngineOptions>(options => (options.StarterConfidence, options.StarterWait) = (0.2, TimeSpan.FromMinutes(1)))
            .Configure<AnsweringOptions>(options => options.MinimumConfidence = 0.2));
        await library.AddAsync("Kazakhstan-at-China-Eurasia-Expo.txt", Article, "Kazakhstan at the China-Eurasia Expo");
        return library;
    }

    private sealed class HidingAccess(string path) : DocumentAccess
    {
        public override DocumentFilter FilterFor(Caller caller) => DocumentFilter.Where(entry => entry.SourcePath != path);
    }

    private sealed class FicklePolicy : AbstentionPolicy
    {
        public bool Answers { get; set; } = true;

        public override AbstentionVerdict Judge(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences) =>
            new(Answers && sentences.Count > 0, 1, new Dictionary<string, double>());
    }
}
