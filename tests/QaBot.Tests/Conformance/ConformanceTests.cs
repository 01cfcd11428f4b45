using System.Reflection;

namespace QaBot.Tests.Conformance;

/// <summary>The table of what the protocol asks of this bot: one line for each line of the checklist, and the tests that are its rows.</summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, Type> Lines = new()
    {
        ["Activities: what is unknown is accepted and survives, and nothing empty goes out"] = typeof(ActivityConformanceTests),
        ["Outbound shape: from, escaped ids, slashes, empty bodies"] = typeof(OutboundShapeConformanceTests),
        ["Endpoint: other verbs, ids that are no GUIDs, missing members"] = typeof(EndpointConformanceTests),
        ["Turns: acknowledged, in order, once, in the response where asked for"] = typeof(TurnConformanceTests),
        ["Tokens: who is let in"] = typeof(TokenConformanceTests),
        ["Outbound calls: order, and nothing to strangers"] = typeof(OutboundCallConformanceTests),
        ["Outbound tokens: cached, refreshed, one at a time, renewed once when rejected"] = typeof(OutboundTokenConformanceTests),
        ["Outbound repetitions: which statuses, after what delay"] = typeof(OutboundRetryConformanceTests),
        ["Teams: mentions, citations and their keywords, feedback, size"] = typeof(TeamsConformanceTests),
        ["Teams: streaming gate, cumulative text, sequence, two minutes, cancellation"] = typeof(TeamsStreamingConformanceTests),
        ["Direct Line: statuses, watermarks, replay, echo, CORS, files, the rule for ids"] = typeof(DirectLineConformanceTests),
        ["Web Chat: definitions, entities, potentialAction, format"] = typeof(WebChatConformanceTests),
        ["Web Chat: streaming by channelData and entity"] = typeof(WebChatStreamingConformanceTests),
        ["Agents Playground: refusals are survived, feedback is taken in any form"] = typeof(PlaygroundConformanceTests),
        ["Skill: end of conversation, replies in the body, who may call"] = typeof(SkillConformanceTests),
        ["Skill: its manifest"] = typeof(SkillManifestConformanceTests),
        ["Other channels: profile, splitting, numbered options, sources"] = typeof(OtherChannelConformanceTests),
    };

    [Fact]
    public void Table_EveryLineOfTheChecklist_HasRowsThatRun() =>
        Lines.Where(line => !RowsOf(line.Value).Any()).ShouldBeEmpty();

    [Fact]
    public void Table_EveryClassOfRows_StandsInIt() =>
        typeof(ConformanceTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ConformanceTests).Namespace && RowsOf(type).Any() && type != typeof(ConformanceTests))
            .Except(Lines.Values)
            .ShouldBeEmpty();

    private static IEnumerable<MethodInfo> RowsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null });
}
