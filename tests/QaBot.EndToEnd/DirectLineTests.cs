using System.Text.Json;

namespace QaBot.EndToEnd;

/// <summary>The official DirectLineJS against the bot's own Direct Line.</summary>
[Collection(BotCollection.Name)]
public sealed class DirectLineTests(RunningBot bot)
{
    [Theory]
    [InlineData("ws")]
    [InlineData("poll")]
    public async Task Ask_ThroughDirectLineJs_AnswersWithTheCitedSentence(string transport)
    {
        await ClientPackages.EnsureAsync();

        var (exitCode, output) = await ChildProcess.RunAsync(
            "node",
            Repository.Clients,
            ["directline.mjs", bot.DirectLine.ToString(), transport, Questions.Trade, @"24\.1 billion"],
            TimeSpan.FromSeconds(60));

        exitCode.ShouldBe(0, output);
        var answer = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).Last();
        answer.GetProperty("text").GetString()!.ShouldContain("[1]");
        answer.GetProperty("channelData").GetProperty("webchat:sequence-id").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Theory]
    [InlineData("ws", 2)]
    [InlineData("poll", 0)]
    public async Task Ask_AfterTheConnectionsDropped_ComesBackForTheAnswerAndSeesNothingTwice(string transport, int sockets)
    {
        await ClientPackages.EnsureAsync();

        var (exitCode, output) = await ChildProcess.RunAsync(
            "node",
            Repository.Clients,
            ["directline-drop.mjs", bot.DirectLine.ToString(), transport, Questions.Trade, @"24\.1 billion"],
            TimeSpan.FromSeconds(90));

        exitCode.ShouldBe(0, output);
        var seen = JsonDocument.Parse(output.Split('\n').Last(line => line.StartsWith('{'))).RootElement;
        seen.GetProperty("answers").GetInt32().ShouldBe(2);
        seen.GetProperty("sockets").GetInt32().ShouldBe(sockets);
        seen.GetProperty("most").GetInt32().ShouldBe(1, "an activity was seen twice");
    }
}
