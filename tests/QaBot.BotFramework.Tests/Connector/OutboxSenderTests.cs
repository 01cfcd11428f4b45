using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Connector;
using QaBot.TestKit;
using QaBot.TestKit.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class OutboxSenderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryOutbox _outbox = new();
    private FakeConnector _connector = null!;
    private ConnectorTransport _transport = null!;
    private ConnectorSenders _senders = null!;
    private ConnectorTarget _target = null!;

    public async Task InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _target = TestConnector.At(_connector.Url);
        _transport = TestConnector.Transport(_time, new ConnectorOptions { MaxAttempts = 1, TimeoutSeconds = 1_000_000 });
        var client = new ConnectorClient(_transport);
        var delivery = new OutboxDelivery(_outbox, client, Options.Create(new ConnectorOptions()), _time, NullLogger<OutboxDelivery>.Instance);
        _senders = new ConnectorSenders(client, _outbox, delivery, _time, NullLogger<ConnectorSenders>.Instance);
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task SendAsync_ChannelWorks_KeepsNothing()
    {
        (await _senders.For(_target).SendAsync(TestConnector.Message("c"), default)).Id.ShouldBe("r1");

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task SendAsync_EndOfAStreamWhileTheChannelIsOutOfOrder_IsKeptAsAMessageOfItsOwn()
    {
        Answer(503);
        var data = JsonSerializer.SerializeToElement(new { feedbackLoop = new { type = "default" } });
        var final = new StreamInfo { StreamId = "s", StreamType = StreamTypes.Final }.On(TestConnector.Message("c") with { ChannelData = data });

        await _senders.For(_target).SendAsync(final, default);

        var kept = (await _outbox.ListDueAsync(_time.GetUtcNow().AddSeconds(5), 9, default)).ShouldHaveSingleItem().Activity;
        kept.Entities.ShouldBeNull();
        kept.ChannelData!.Value.GetRawText().ShouldBe("""{"feedbackLoop":{"type":"default"}}""");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task SendAsync_ChannelOutOfOrder_KeepsTheMessageForLater(int status)
    {
        Answer(status);
        var message = TestConnector.Message("c");

        (await _senders.For(_target).SendAsync(message, default)).Id.ShouldBeNull();

        var kept = (await _outbox.ListDueAsync(_time.GetUtcNow().AddSeconds(5), 9, default)).ShouldHaveSingleItem();
        (kept.Target, kept.Activity, kept.AddedAt, kept.NextAttemptAt, kept.Attempts)
            .ShouldBe((_target, message, _time.GetUtcNow(), _time.GetUtcNow().AddSeconds(5), 0));
        kept.Id.Length.ShouldBe(32);
    }

    [Fact]
    public async Task UpdateAsync_ChannelTakesIt_ReplacesTheActivity()
    {
        (await _senders.For(_target).UpdateAsync(TestConnector.Message("c|1", "new") with { Id = "a|1" }, default)).ShouldBeTrue();

        var call = await _connector.NextAsync();
        (call.Method, call.RawPath, call.Activity.Text).ShouldBe(("PUT", "/v3/conversations/c%7C1/activities/a%7C1", "new"));
    }

    [Fact]
    public async Task DeleteAsync_ChannelTakesIt_DeletesTheActivity()
    {
        (await _senders.For(_target).DeleteAsync(TestConnector.Message("c|1") with { Id = "a|1" }, default)).ShouldBeTrue();

        var call = await _connector.NextAsync();
        (call.Method, call.RawPath, call.Body).ShouldBe(("DELETE", "/v3/conversations/c%7C1/activities/a%7C1", ""));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    [InlineData(503)]
    public async Task UpdateAndDelete_ChannelRefuses_SaySoAndKeepNothing(int status)
    {
        Answer(status);
        var sender = _senders.For(_target);
        var sent = TestConnector.Message("c") with { Id = "a" };

        (await sender.UpdateAsync(sent, default)).ShouldBeFalse();
        (await sender.DeleteAsync(sent, default)).ShouldBeFalse();

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_KeepsTheMessage()
    {
        await _connector.DisposeAsync();

        await _senders.For(_target).SendAsync(TestConnector.Message("c"), default);

        (await _outbox.CountAsync(default)).ShouldBe(1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task SendAsync_ChannelRefuses_FailsAndKeepsNothing(int status)
    {
        Answer(status);

        await Should.ThrowAsync<ConnectorException>(async () => await _senders.For(_target).SendAsync(TestConnector.Message("c"), default));

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task SendAsync_MayHaveArrived_FailsAndKeepsNothing()
    {
        _connector.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<ConnectorException>(async () => await _senders.For(_target).SendAsync(TestConnector.Message("c"), default));

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    [Theory]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.Trace)]
    public async Task SendAsync_OfNoUseLater_IsNeverKept(string type)
    {
        Answer(500);

        await Should.ThrowAsync<ConnectorException>(
            async () => await _senders.For(_target).SendAsync(TestConnector.Message("c") with { Type = type }, default));

        (await _outbox.CountAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task SendAsync_SomethingWaits_WhatFollowsWaitsBehindItAndOtherConversationsGoOn()
    {
        Answer(500);
        await _senders.For(_target).SendAsync(TestConnector.Message("c", "one"), default);
        Answer(200);

        await _senders.For(_target).SendAsync(TestConnector.Message("c", "two"), default);
        await _senders.For(_target).SendAsync(TestConnector.Message("c") with { Type = ActivityTypes.Typing }, default);
        await _senders.For(_target).SendAsync(TestConnector.Message("d", "other"), default);

        (_connector.Count, await _outbox.CountAsync(default)).ShouldBe((2, 2));
        (await _outbox.IsWaitingAsync(TestConnector.Message("d"), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task SendAsync_ChannelAsksForLonger_IsTriedNotBefore()
    {
        _connector.Answer = (context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        };

        await _senders.For(_target).SendAsync(TestConnector.Message("c"), default);

        (await _outbox.ListDueAsync(_time.GetUtcNow().AddSeconds(599), 9, default)).ShouldBeEmpty();
        (await _outbox.ListDueAsync(_time.GetUtcNow().AddSeconds(600), 9, default)).Count.ShouldBe(1);
    }

    private void Answer(int status) => _connector.Answer = (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
