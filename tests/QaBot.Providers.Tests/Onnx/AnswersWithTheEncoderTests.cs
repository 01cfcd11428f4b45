using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Embedding;
using QaBot.Providers.Onnx;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>The sample article's own questions, through the whole engine and the encoder that ships with it.</summary>
#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes all three
public sealed class AnswersWithTheEncoderTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private OnnxModel _model = null!;
    private OnnxEmbeddingGenerator _generator = null!;
    private SmallLibrary _library = null!;

    public async Task InitializeAsync()
    {
        var options = new OnnxOptions();
        _model = OnnxModel.Load(Path.Combine(AppContext.BaseDirectory, options.ModelFolder), options.MaxTokens);
        _generator = new OnnxEmbeddingGenerator(_model, 1);
        _library = new SmallLibrary(
            embedder: new PassageEmbedder(_generator, _model.CreateWindower(options.WindowOverlap), _model.Identity),

            // What is offered is tested here, not how soon: on a busy machine it takes longer than people are kept waiting for it.
            configure: services => services.Configure<EngineOptions>(engine => engine.StarterWait = TimeSpan.FromMinutes(1)));
        var article = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "knowledge", "Kazakhstan-at-China-Eurasia-Expo.txt"));
        await _library.AddAsync("Kazakhstan-at-China-Eurasia-Expo.txt", article, "Kazakhstan-at-China-Eurasia-Expo");
    }

    public async Task DisposeAsync()
    {
        await _library.DisposeAsync();
        _generator.Dispose();
        _model.Dispose();
    }

    [Theory]
    [InlineData("How much was trade between Kazakhstan and China in 2022?", "According to Zhumangarin, mutual trade hit a record $24.1 billion in 2022.")]
    [InlineData("How many inhabitants does Shandong have?", "over 100 million inhabitants")]
    [InlineData("Until when will the exhibition last?", "The exhibition will last until Aug. 21.")]
    public async Task AskAsync_InTheArticle_QuotesTheSentence(string question, string expected)
    {
        var answer = await _library.AskAsync(question);

        answer.Status.ShouldBe(AnswerStatus.Answered);
        answer.Text.ShouldContain(expected);
        answer.Text.ShouldContain("[1]");
    }

    [Fact]
    public async Task AskAsync_NotInTheArticle_SaysSoAndOffersQuestions()
    {
        var answer = await _library.AskAsync("Who won the 2010 World Cup?");

        answer.Status.ShouldBe(AnswerStatus.NotFound);
        answer.Suggestions.Count.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task WelcomeAsync_OffersThreeStartersThatItAnswers()
    {
        var welcome = await _library.Engine.WelcomeAsync(Caller.Local, CancellationToken.None);

        welcome.Starters.Count.ShouldBe(3);
        foreach (var starter in welcome.Starters)
        {
            (await _library.AskAsync(starter)).Status.ShouldBe(AnswerStatus.Answered, starter);
        }
    }
}
