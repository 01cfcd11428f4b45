using QaBot.Core.Answering;
using QaBot.TestKit;

namespace QaBot.Tests.Messaging;

/// <summary>Two bots in one conversation, each taking the other for a person.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task TwoBots_OneAnEcho_EndsAfterOneAnswer() =>
        (await TurnsOfAsync(question => $"Answer to: {question}", text => text)).ShouldBe(1);

    [Fact]
    public async Task TwoBots_BothOfOurs_EndAfterFewTurns()
    {
        await using var other = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => Say("The documents don't say.")));

        var turns = await TurnsOfAsync(
            _ => "The documents don't say.",
            async text => (await other.AskAsync(other.Message(text))) is [var reply, ..] ? reply.Text : null);

        turns.ShouldBe(1);
    }

    [Fact]
    public async Task TwoBots_NeverSayingTheSameTwice_EndWithinTheMinutesLimit()
    {
        var number = 0;

        var turns = await TurnsOfAsync(_ => $"Answer number {++number}", text => $"You said: {text}");

        // Thirty answers, and the notice that there is a pause.
        turns.ShouldBe(31);
    }

    private static Task<int> TurnsOfAsync(Func<string, string> answer, Func<string, string> other) =>
        TurnsOfAsync(answer, text => Task.FromResult<string?>(other(text)));

    /// <summary>How often the bot says something before one of the two is silent.</summary>
    private static async Task<int> TurnsOfAsync(Func<string, string> answer, Func<string, Task<string?>> other)
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(question => Say(answer(question))));
        string? heard = "How do I reset the pump?";
        for (var turns = 0; turns < 200; turns++)
        {
            var replies = heard is null ? [] : await host.AskAsync(host.Message(heard));
            if (replies.Count == 0)
            {
                return turns;
            }

            heard = await other(replies[0].Text!);
        }

        return int.MaxValue;
    }

    private static Answer Say(string text) => new() { Status = AnswerStatus.SmallTalk, Text = text, TraceId = "t" };
}
