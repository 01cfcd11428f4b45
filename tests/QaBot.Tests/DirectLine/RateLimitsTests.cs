using QaBot.BotFramework.DirectLine;
using QaBot.DirectLine;

namespace QaBot.Tests.DirectLine;

public sealed class RateLimitsTests
{
    [Fact]
    public async Task Post_MoreThanAConversationMay_Is429AndOthersGoOn()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:RateLimits:PostsPerConversation", "2"));
        var mine = await host.StartConversationAsync();
        var theirs = await host.StartConversationAsync();
        (await host.SayAsync(mine, "1")).EnsureSuccessStatusCode();
        (await host.SayAsync(mine, "2")).EnsureSuccessStatusCode();

        using var third = await host.SayAsync(mine, "3");

        (await DirectLineHost.RefusalAsync(third)).ShouldBe((429, ErrorCodes.TooManyRequests));
        third.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        (await host.SayAsync(theirs, "1")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Post_ByWhoeverHasNoToken_TakesNothingFromTheConversation()
    {
        await using var host = await DirectLineHost.StartAsync(("QaBot:RateLimits:PostsPerConversation", "1"));
        var conversation = await host.StartConversationAsync();
        for (var i = 0; i < 5; i++)
        {
            using var refused = await host.SendAsync(
                HttpMethod.Post, $"conversations/{conversation.ConversationId}/activities", "x.y.z", """{"type":"message"}""");
            ((int)refused.StatusCode).ShouldBe(403);
        }

        (await host.SayAsync(conversation, "hi")).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("PostsPerAddress")]
    [InlineData("ConversationsPerAddress")]
    public async Task Request_MoreThanAnAddressMay_Is429(string limit)
    {
        await using var host = await DirectLineHost.StartAsync(($"QaBot:RateLimits:{limit}", "1"));
        var conversation = await host.StartConversationAsync();
        await host.SayAsync(conversation, "1");

        using var next = limit == "PostsPerAddress"
            ? await host.SayAsync(conversation, "2")
            : await host.SendAsync(HttpMethod.Post, "conversations", (await host.GenerateAsync()).Token);

        (await DirectLineHost.RefusalAsync(next)).ShouldBe((429, ErrorCodes.TooManyRequests));
    }

    [Fact]
    public async Task Poll_AThousandTimes_IsNeverRefused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var conversation = await host.StartConversationAsync();

        for (var i = 0; i < 1000; i++)
        {
            (await host.SendAsync(HttpMethod.Get, $"conversations/{conversation.ConversationId}/activities", conversation.Token)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public void Validate_EverythingOutOfRange_SaysEverything()
    {
        var options = new RateLimitOptions
        {
            TokensPerAddress = 0,
            ConversationsPerAddress = 0,
            PostsPerConversation = 0,
            PostsPerAddress = 0,
            UploadsPerConversation = 0,
            UploadsPerAddress = 0,
            StreamsPerConversation = 0,
            StreamsPerAddress = 2_000_000,
        };

        new RateLimitOptionsValidator().Validate(null, new RateLimitOptions()).Succeeded.ShouldBeTrue();
        var faults = new RateLimitOptionsValidator().Validate(null, options).Failures!.ToList();
        faults.Count.ShouldBe(8);
        faults.ShouldAllBe(fault => fault.StartsWith("QaBot:RateLimits:") && fault.Contains("allowed is 1 to"));
    }
}
