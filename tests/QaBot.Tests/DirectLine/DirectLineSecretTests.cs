using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class DirectLineSecretTests
{
    private const string First = "the first secret of the server";
    private const string Second = "the second secret of the server";

    [Theory]
    [InlineData(First, 200)]
    [InlineData(Second, 200)]
    [InlineData("the third secret of the server", 403)]
    [InlineData("the first secret of the serve", 403)]
    [InlineData(null, 403)]
    public async Task Generate_SeveralSecrets_EachIsGood(string? bearer, int status)
    {
        await using var host = await StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "tokens/generate", bearer, "{}");

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Secret_AnyConversation_IsOpenedAndRead()
    {
        await using var host = await StartAsync();
        var conversation = await DirectLineHost.ReadAsync<Conversation>(
            await host.SendAsync(HttpMethod.Post, "conversations", First, """{"user":{"id":"dl_ann"}}"""));
        await host.SayAsync(conversation, "hi");

        using var read = await host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", Second);
        using var opened = await host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}", Second);
        using var posted = await host.SendAsync(
            HttpMethod.Post, $"conversations/{conversation.ConversationId}/activities", Second, """{"type":"message","text":"me","from":{"id":"someone"}}""");

        (await DirectLineHost.ReadAsync<ActivitySet>(read)).Activities.ShouldContain(activity => activity.Text == "hi");
        (await DirectLineHost.ReadAsync<Conversation>(opened)).StreamUrl.ShouldNotBeNull();
        posted.EnsureSuccessStatusCode();
        (await host.PollAsync(conversation)).Activities.Single(activity => activity.Text == "me").From!.Id.ShouldBe("someone");
    }

    [Fact]
    public async Task Secret_UnknownConversation_Is404()
    {
        await using var host = await StartAsync();

        using var response = await host.SendAsync(HttpMethod.Get, "conversations/none/activities", First);

        (await DirectLineHost.RefusalAsync(response)).ShouldBe((404, ErrorCodes.ConversationNotFound));
    }

    [Fact]
    public async Task Secret_RefreshOrStream_IsNoToken()
    {
        await using var host = await StartAsync();

        using var refresh = await host.SendAsync(HttpMethod.Post, "tokens/refresh", First);
        using var stream = await host.SendAsync(HttpMethod.Get, $"conversations/none/stream?t={Uri.EscapeDataString(First)}", null);

        (await DirectLineHost.RefusalAsync(refresh)).ShouldBe((403, ErrorCodes.InvalidToken));
        (await DirectLineHost.RefusalAsync(stream)).ShouldBe((403, ErrorCodes.InvalidToken));
    }

    [Fact]
    public async Task Start_BySecretWithABindableUser_BindsTheToken()
    {
        await using var host = await StartAsync();
        var conversation = await DirectLineHost.ReadAsync<Conversation>(
            await host.SendAsync(HttpMethod.Post, "conversations", First, """{"user":{"id":"dl_ann"}}"""));

        await host.PostAsync(conversation, """{"type":"message","text":"hi","from":{"id":"dl_bob"}}""");

        (await host.PollAsync(conversation)).Activities.Single(activity => activity.Text == "hi").From!.Id.ShouldBe("dl_ann");
    }

    [Fact]
    public async Task Secret_ManyTokens_IsNotLimitedByAddress()
    {
        await using var host = await StartAsync(("QaBot:RateLimits:TokensPerAddress", "1"));

        for (var i = 0; i < 5; i++)
        {
            (await host.SendAsync(HttpMethod.Post, "tokens/generate", First, "{}")).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task WrongSecret_ManyGuesses_AreLimited()
    {
        await using var host = await StartAsync(("QaBot:RateLimits:TokensPerAddress", "2"));
        await host.SendAsync(HttpMethod.Post, "tokens/generate", "a guess at the secret 1", "{}");
        await host.SendAsync(HttpMethod.Post, "tokens/generate", "a guess at the secret 2", "{}");

        using var third = await host.SendAsync(HttpMethod.Post, "tokens/generate", "a guess at the secret 3", "{}");

        (await DirectLineHost.RefusalAsync(third)).ShouldBe((429, ErrorCodes.TooManyRequests));
    }

    private static Task<DirectLineHost> StartAsync(params (string Key, string Value)[] more) => DirectLineHost.StartAsync(
        [("QaBot:DirectLine:Secret", First), ("QaBot:DirectLine:Secrets:0", Second), .. more]);
}
