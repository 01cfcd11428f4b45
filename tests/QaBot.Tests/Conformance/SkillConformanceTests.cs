using QaBot.BotFramework.Activities;
using QaBot.TestKit;
using QaBot.TestKit.Authentication;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

public sealed class SkillConformanceTests
{
    private const string Parent = "00000000-aaaa-bbbb-cccc-00000000000f";

    [Fact]
    public async Task Message_ExpectReplies_IsAnsweredInTheBodyAndEnds()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["one-source"]));

        var replies = await host.AskAsync(host.Message("hi") with { Recipient = new ChannelAccount { Id = "b", Role = Roles.Skill } });

        replies.Select(reply => reply.Type).ShouldBe(["message", "endOfConversation"]);
        host.Connector.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("in the list", true, 202)]
    [InlineData("not in the list", false, 403)]
    public async Task Message_ParentBot_IsLetInByTheList(string row, bool isListed, int status)
    {
        await using var authority = await TokenAuthority.StartAsync(TimeProvider.System);
        (string, string)[] list = isListed ? [("QaBot:Bot:AllowedCallers:0", Parent)] : [];
        await using var host = await MessagingHost.StartAsync(
            new ScriptedQaEngine(_ => SampleAnswers.All["one-source"]), [.. authority.Settings(), .. list]);

        using var response = await host.PostAsync(
            host.Message("hi") with { Type = "endOfConversation", ServiceUrl = null }, authority.SkillToken(Parent).Header());

        ((int)response.StatusCode).ShouldBe(status, row);
    }
}
