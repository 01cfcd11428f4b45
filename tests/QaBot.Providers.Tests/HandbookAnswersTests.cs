using QaBot.Core.Answering;

namespace QaBot.Providers.Tests;

/// <summary>Questions that people ask about the program, in their own words, over the handbook that ships with it.</summary>
public sealed class HandbookAnswersTests(HandbookLibrary library) : IClassFixture<HandbookLibrary>
{
    private const string Adding = "Copy the file into the knowledge folder.";
    private const string Port = "QaBot listens on port 3978 of this machine. Start it with --port to use another port.";
    private const string Setting = "Put it into appsettings.json in the working directory";
    private const string Faults = "QaBot checks all settings before it starts. It lists every fault";
    private const string Cloud = "calls no cloud service";
    private const string Formats = "QaBot reads plain text files ending in .txt, .text or .log, and Markdown files ending in .md or .markdown.";
    private const string Limit = "A file may be up to 64 MB.";

    [Theory]
    [InlineData("How do I add a document?", Adding)]
    [InlineData("add file", Adding)]
    [InlineData("How can I add my own documents?", Adding)]
    [InlineData("Which port does QaBot use?", Port)]
    [InlineData("which port", Port)]
    [InlineData("How do I change a setting?", Setting)]
    [InlineData("What do two underscores stand for in an environment variable?", "In an environment variable two underscores stand for the colon")]
    [InlineData("what if a setting is wrong", Faults)]
    [InlineData("Which file formats can QaBot read?", Formats)]
    [InlineData("How large may a document be?", Limit)]
    [InlineData("Where is the index stored?", "data folder")]
    [InlineData("Does QaBot send my documents anywhere?", Cloud)]
    [InlineData("Can QaBot make things up?", "No. Every quote is compared with the stored text of its document")]
    [InlineData("Can I use it with Teams?", "Yes. Register the bot with Azure Bot Service, enable its Teams channel")]
    [InlineData("How do I register the bot with Azure Bot Service?", "Create an Azure Bot in the Azure portal")]
    [InlineData("What does AADSTS700016 mean?", "the app id was looked for in the wrong tenant")]
    [InlineData("How do I use a certificate instead of a secret?", "Set QaBot:Bot:CertificatePath")]
    [InlineData("Where do I keep the secret?", "Keep it in an environment variable")]
    [InlineData("How do I let another bot call QaBot?", "Add the other bot's app id to QaBot:Bot:AllowedCallers")]
    [InlineData("How do I connect the Emulator?", "choose Open Bot, enter http://localhost:3978/api/messages")]
    [InlineData("open web chat", "Start QaBot and open http://localhost:3978 in a browser.")]
    [InlineData("Which languages does it understand?", "QaBot is made for English.")]
    [InlineData("What is development mode?", "Without an app id QaBot runs in development mode.")]
    [InlineData("What does QaBot cost?", "QaBot costs nothing.")]
    [InlineData("What is QaBot?", "QaBot is a chat bot that answers questions from a folder of documents.")]
    [InlineData("How does QaBot find answers?", "For each question it ranks the passages by the words they share with the question")]
    [InlineData("How confident is an answer?", "Each answer carries a confidence between 0 and 1.")]
    [InlineData("How much was trade between Kazakhstan and China in 2022?", "mutual trade hit a record $24.1 billion in 2022")]
    [InlineData("When did the expo open?", "which opened on Aug. 17 in Urumqi")]
    [InlineData("Who is Ma Xingrui?", "Ma Xingrui, a member of the Political Bureau")]
    public async Task AskAsync_HandbookSays_Answers(string question, string expected)
    {
        var answer = await library.AskAsync(question);

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Text.Split("\n\n")[0].ShouldContain(expected);
    }

    // Words that the handbook doesn't use: whether the bot is sure or not, what it shows first is the sentence that answers.
    [Theory]
    [InlineData("Does it need a graphics card?", "It needs no graphics card")]
    [InlineData("change port", Port)]
    [InlineData("Why do I get a 401?", "nothing proved who was calling")]
    [InlineData("What port is used by default?", "port 3978")]
    [InlineData("is my data sent to the cloud", Cloud)]
    [InlineData("how big can files be", Limit)]
    [InlineData("How do I use a different folder?", "Start QaBot with --knowledge followed by the folder")]
    [InlineData("Which encodings are supported?", "QaBot reads UTF-8 and UTF-16.")]
    [InlineData("Which formats are supported?", Formats)]
    [InlineData("What happens to broken files?", "A file that cannot be read is skipped and named in the summary with the reason.")]
    [InlineData("When does the exhibition end?", "The exhibition will last until Aug. 21.")]
    [InlineData("Does it remember what I asked before?", "QaBot answers each question on its own")]
    public async Task AskAsync_InOtherWords_ShowsTheSentenceFirst(string question, string expected)
    {
        var answer = await library.AskAsync(question);

        var paragraphs = answer.Text.Split("\n\n");
        paragraphs[answer.Status == AnswerStatus.Answered ? 0 : 1].ShouldContain(expected);
    }

    [Fact]
    public async Task AskAsync_WordsThatAnswer_StandOut()
    {
        var answer = await library.AskAsync("How much was trade between Kazakhstan and China in 2022?");

        AnswerHighlights.In(answer)[0].Of(answer.Text).ToString().ShouldBe("$24.1 billion");
    }

    [Theory]
    [InlineData("Who is the CEO of QaBot?")]
    [InlineData("When was QaBot founded?")]
    [InlineData("Who sells QaBot?")]
    [InlineData("What does a support contract cost?")]
    [InlineData("Who won the 2010 World Cup?")]
    [InlineData("Is there a mobile app?")]
    [InlineData("How many employees does QaBot have?")]
    [InlineData("What is the capital of France?")]
    [InlineData("What is the refund policy?")]
    [InlineData("How do I reset my password?")]
    public async Task AskAsync_HandbookDoesNotSay_SaysSo(string question) =>
        (await library.AskAsync(question)).Status.ShouldBe(AnswerStatus.NotFound);

    [Fact]
    public async Task WelcomeAsync_Handbook_BeginsWithPlainQuestions()
    {
        var welcome = await library.WelcomeAsync();

        welcome.Starters.Count.ShouldBe(3);
        welcome.Starters[0].ShouldBe("What is QaBot?");
        welcome.Starters.ShouldAllBe(starter => starter.Length <= 40);
    }
}
