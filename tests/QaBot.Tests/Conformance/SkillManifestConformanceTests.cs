using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QaBot.Channels;
using QaBot.Manifests;
using QaBot.Messaging;
using QaBot.TestKit;
using QaBot.TestKit.Authentication;
using QaBot.Tests.Architecture;
using QaBot.Tests.Channels;
using QaBot.Tests.Messaging;

namespace QaBot.Tests.Conformance;

/// <summary>The skill manifest that ships, against the rules of its schema, version 2.2, and against what the bot really says.</summary>
public sealed class SkillManifestConformanceTests
{
    private static readonly string[] Required = ["$schema", "$id", "name", "version", "publisherName", "endpoints"];

    private static readonly string[] Allowed =
    [
        .. Required, "description", "privacyUrl", "copyright", "license", "iconUrl", "tags", "dispatchModels", "activities", "activitiesSent", "definitions",
    ];

    private static readonly string[] AllowedOfAnEndpoint = ["name", "protocol", "description", "endpointUrl", "msAppId"];
    private static readonly string[] AllowedOfAnActivity = ["type", "name", "description", "value", "resultValue"];

    private readonly JsonObject _manifest = Filled();

    [Fact]
    public void Root_Members_AreThoseOfTheSchema()
    {
        Names(_manifest).Except(Allowed).ShouldBeEmpty();
        Required.Except(Names(_manifest)).ShouldBeEmpty();
        ((string?)_manifest["$schema"]).ShouldBe("https://schemas.botframework.com/schemas/skills/v2.2/skill-manifest.json");
    }

    [Fact]
    public void Endpoints_Filled_HaveAnAddressAndAnAppId()
    {
        SkillManifestCheck.Run(_manifest).ShouldBeEmpty();
        foreach (var endpoint in _manifest["endpoints"]!.AsArray().Select(endpoint => endpoint!.AsObject()))
        {
            Names(endpoint).Except(AllowedOfAnEndpoint).ShouldBeEmpty();
            ((string?)endpoint["protocol"]).ShouldBe("BotFrameworkV3");
            ((string?)endpoint["endpointUrl"]).ShouldBe($"https://bot.example.org{MessagesEndpoint.Path}");
            ((string?)endpoint["msAppId"]).ShouldBe(TokenAuthority.AppId);
        }
    }

    [Theory]
    [InlineData("activities")]
    [InlineData("activitiesSent")]
    public void Activities_Each_HasATypeAndWhereItNeedsOneAName(string list)
    {
        foreach (var activity in _manifest[list]!.AsObject().Select(named => named.Value!.AsObject()))
        {
            Names(activity).Except(AllowedOfAnActivity).ShouldBeEmpty();
            var type = ((string?)activity["type"]).ShouldNotBeNull();
            (type is "event" or "invoke").ShouldBe(activity["name"] is not null, type);
        }
    }

    [Fact]
    public void References_Each_LeadToADefinition()
    {
        var references = References(_manifest).ToList();

        references.ShouldNotBeEmpty();
        references.ShouldAllBe(reference => _manifest["definitions"]![reference.Replace("#/definitions/", "", StringComparison.Ordinal)] != null);
    }

    [Fact]
    public async Task AskDocs_ItsShapes_AreWhatTheBotReadsAndWrites()
    {
        await using var host = await MessagingHost.StartAsync(new ScriptedQaEngine(_ => SampleAnswers.All["three-sources"]));
        ((string?)_manifest["activities"]!["askDocs"]!["name"]).ShouldBe(SkillQuestion.Name);
        Names(_manifest["definitions"]!["question"]!["properties"]!.AsObject()).ShouldBe(["text", "locale"]);

        var written = JsonNode.Parse(SkillAnswer.Write(SampleAnswers.All["three-sources"], host.Services.GetRequiredService<SourceLinks>()).GetRawText())!.AsObject();
        var answer = _manifest["definitions"]!["answer"]!["properties"]!.AsObject();
        Names(answer).ShouldBe(Names(written));
        Names(answer["citations"]!["items"]!["properties"]!.AsObject()).ShouldBe(Names(written["citations"]![0]!.AsObject()));
    }

    private static JsonObject Filled()
    {
        var manifest = ManifestFiles.Read(Path.Combine(Repository.Root, "bot-manifest"), ManifestFiles.Skill);
        SkillManifest.Fill(manifest, new ManifestRequest { BotId = TokenAuthority.AppId, PublicUrl = "https://bot.example.org" });
        return manifest;
    }

    private static IEnumerable<string> Names(JsonObject members) => members.Select(member => member.Key);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
