using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.TestKit;

namespace QaBot.Core.Tests.Conversation;

#pragma warning disable CA1001 // xunit disposes by IAsyncLifetime.
public sealed class ConversationDocumentsTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Text = "# Lease of the boathouse\n\nThe boathouse of Zumberak is leased to the rowing club until May 2031.";
    private const string Question = "Until when is the boathouse of Zumberak leased?";

    private static readonly ConversationKey Mine = new("webchat", "mine");
    private static readonly ConversationKey Theirs = new("webchat", "theirs");

    private readonly GivenConversationFiles _files = new();
    private readonly SmallLibrary _library;

    public ConversationDocumentsTests() =>
        _library = new SmallLibrary(configure: services => services.AddSingleton<ConversationFiles>(_files));

    private ConversationDocuments Documents => _library.Get<ConversationDocuments>();

    public async Task InitializeAsync()
    {
        await _library.AddAsync("canteen.txt", "# Canteen\n\nThe canteen serves lunch from eleven to two.\n\nThe kitchen is closed on Sundays.");
        await _library.AddAsync("gym.txt", "# Gym\n\nThe gym opens at six in the morning.\n\nTowels are kept in the locker room.");
    }

    public async Task DisposeAsync() => await _library.DisposeAsync();

    [Fact]
    public async Task Ask_InItsConversation_IsAnsweredFromTheFile()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);

        var answer = await AskAsync(Mine, Question);

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Citations[0].DocumentId.ShouldBe("file-1");
        answer.Citations[0].Quote.ShouldContain("until May 2031");
    }

    [Fact]
    public async Task Ask_InAnotherConversation_FindsNothingOfIt()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await Documents.ReadAsync(Mine, CancellationToken.None);
        await AskAsync(Mine, Question);

        var answer = await AskAsync(Theirs, Question);

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        answer.Citations.ShouldNotContain(citation => citation.DocumentId == "file-1");
        answer.Suggestions.ShouldNotContain(question => question.Contains("oathouse"));
        answer.Trace!.Retrieval.Passages.ShouldNotContain(passage => passage.Source.Chunk.DocumentId == "file-1");
        answer.Trace.Retrieval.UnknownTerms.ShouldContain("zumberak");
    }

    [Fact]
    public async Task Ask_CommonDocumentInAConversationWithAFile_IsAnsweredAsEver()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);

        var answer = await AskAsync(Mine, "When does the gym open?");

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Citations[0].Quote.ShouldContain("six in the morning");
    }

    [Fact]
    public async Task Read_AFile_LeavesTheCommonIndexAsItWas()
    {
        var version = _library.Index.Statistics.Version;
        var chunks = _library.Index.Statistics.ChunkCount;
        _files.Add(Mine, "file-1", "lease.txt", Text);

        await Documents.ReadAsync(Mine, CancellationToken.None);

        _library.Index.Statistics.Version.ShouldBe(version);
        _library.Index.Statistics.ChunkCount.ShouldBe(chunks);
        _library.Index.Statistics.WordFrequency("zumberak").ShouldBe(0);
        _library.Index.Statistics.Words.ShouldNotContain(word => word.Key == "zumberak");
        (await _library.Index.ListAsync(CancellationToken.None)).Count.ShouldBe(2);
        (await _library.Index.FindDocumentAsync("file-1", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Welcome_WithAFileInAConversation_CountsAndOffersCommonDocumentsOnly()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await AskAsync(Mine, Question);

        var welcome = await _library.Engine.WelcomeAsync(Caller.Local, CancellationToken.None);

        welcome.Text.ShouldContain("2 documents");
        welcome.Text.ShouldNotContain("oathouse");
        welcome.Starters.ShouldNotContain(question => question.Contains("oathouse"));
    }

    [Fact]
    public async Task Ask_MisspeltWordOfAFile_IsNotCorrectedForOthers()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await AskAsync(Mine, Question);

        var answer = await AskAsync(Theirs, "Until when is the boathouse of Zumberek leased?");

        answer.Trace!.Retrieval.Query.Corrections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_WordOfAFileThatResemblesACommonOne_IsNotCorrectedAway()
    {
        _files.Add(Mine, "file-1", "towers.txt", "# Towers\n\nTowers of the castle were raised in 1412.");

        var answer = await AskAsync(Mine, "When were the towers raised?");

        answer.Trace!.Retrieval.Query.Corrections.ShouldBeEmpty();
        answer.Trace.Retrieval.Query.Terms.ShouldContain("tower");
    }

    [Fact]
    public async Task Ask_AfterTheFileIsGone_IsAnsweredFromItNoMore()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await AskAsync(Mine, Question);
        _files.Remove("file-1");

        var answer = await AskAsync(Mine, Question);

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        (await Documents.FindDocumentAsync("file-1", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Ask_Twice_ReadsTheFileOnce()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await AskAsync(Mine, Question);
        await AskAsync(Mine, Question);

        _files.Read.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_AfterForgetting_ReadsTheFileAnew()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        await AskAsync(Mine, Question);
        Documents.Forget(Mine);

        (await AskAsync(Mine, Question)).Status.ShouldBe(AnswerStatus.Answered);
        _files.Read.ShouldBe(2);
    }

    [Fact]
    public async Task Ask_FileCannotBeFetched_IsAnsweredFromTheCommonDocuments()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        _files.Fault = new IOException("The disk is gone.");

        (await AskAsync(Mine, "When does the gym open?")).Status.ShouldBe(AnswerStatus.Answered);
    }

    [Theory]
    [InlineData("", "holds no text")]
    [InlineData("a\0b", "not text")]
    [InlineData("CRASH", "fault of this program")]
    public async Task Read_FileThatIsNoDocument_SaysWhy(string text, string fault)
    {
        _files.Add(Mine, "file-1", "odd.txt", text);

        var report = (await Documents.ReadAsync(Mine, CancellationToken.None)).ShouldHaveSingleItem();

        report.Name.ShouldBe("odd.txt");
        report.Passages.ShouldBe(0);
        report.Fault!.ShouldContain(fault);
        (await AskAsync(Mine, "When does the gym open?")).Status.ShouldBe(AnswerStatus.Answered);
    }

    [Fact]
    public async Task Read_FileThatIsTooLong_SaysHowLongItMayBe()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 200).Select(i => $"# Part {i}\n\n" + string.Join(' ', Enumerable.Repeat($"Clause {i} holds here.", 60))));
        _files.Add(Mine, "file-1", "long.txt", text);

        var report = (await Documents.ReadAsync(Mine, CancellationToken.None)).Single();

        report.Fault!.ShouldContain("of up to 20");
    }

    [Fact]
    public async Task FindDocument_ById_IsTheTextThatQuotesAreTakenFrom()
    {
        _files.Add(Mine, "file-1", "lease.txt", Text);
        var citation = (await AskAsync(Mine, Question)).Citations[0];

        var document = await Documents.FindDocumentAsync("file-1", CancellationToken.None);

        document!.Id.ShouldBe("file-1");
        citation.Range.Of(document.Text).ToString().ShouldBe(citation.Quote);
    }

    [Fact]
    public async Task Ask_ManyConversationsAtOnce_EachSeesItsOwn()
    {
        var keys = Enumerable.Range(0, 20).Select(i => new ConversationKey("webchat", $"c{i}")).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            _files.Add(keys[i], $"file-{i}", "lease.txt", $"The boathouse number {i} is leased until {2030 + i}.");
        }

        var answers = await Task.WhenAll(keys.Select(async key => await AskAsync(key, "Until when is the boathouse leased?")));

        for (var i = 0; i < keys.Count; i++)
        {
            answers[i].Citations.ShouldAllBe(citation => citation.DocumentId == $"file-{i}" || !citation.DocumentId.StartsWith("file-"));
            answers[i].Trace!.Retrieval.Passages.ShouldContain(passage => passage.Source.Chunk.DocumentId == $"file-{i}");
        }
    }

    private async Task<Answer> AskAsync(ConversationKey conversation, string question) =>
        await _library.Engine.AskAsync(question, conversation, Caller.Local, CancellationToken.None);
}
