using System.Text.Json;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Channels;
using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Tests.Channels;

public sealed class PassageCardTests
{
    private readonly PassageCard _card = new(new SourceLinks(new PublicAddress(Options.Create(new ChannelsOptions { PublicUrl = "https://bot.example" }))));

    [Fact]
    public void Draw_Passage_IsAsRecorded() => Judge("Cards/passage", Draw("Pump manual", "Hold the reset button for 3 s."));

    [Fact]
    public void Draw_HostilePassage_IsAsRecorded() => Judge(
        "Cards/passage-hostile", Draw("</div><at>All</at> \u202egnp.exe [x](javascript:x)", $"# {SampleAnswers.Hostile} {{{{DATE(2017-02-14T06:08:39Z,SHORT)}}}}"));

    [Fact]
    public void Draw_EndlessTexts_AreCut()
    {
        var card = JsonSerializer.Serialize(Draw(new string('t', 5_000), new string('q', 5_000)), ActivityJson.Options);

        card.Length.ShouldBeLessThan(3_000);
    }

    [Fact]
    public void Draw_Braces_AreInRunsOfTheirOwn()
    {
        var runs = Draw("{{{{", "a").Content!.Value.GetProperty("body")[0].GetProperty("inlines").EnumerateArray().Select(run => run.GetProperty("text").GetString()).ToList();

        runs.ShouldBe(["{", "{", "{", "{"]);
    }

    private static void Judge(string name, Attachment card) =>
        JsonSnapshot.ShouldMatch([new Activity { Type = ActivityTypes.Message, Attachments = [card] }], name);

    private Attachment Draw(string title, string quote) => _card.Draw(new Citation
    {
        Number = 1,
        DocumentId = "0123456789ab",
        Title = title,
        SourcePath = "manuals/pump.md",
        Location = new SourceLocation { Line = 12, Page = 4, HeadingPath = ["Pump manual", "Reset"] },
        Quote = quote,
        Range = new TextRange(100, quote.Length),
        ContentVersion = "abcdef01",
        Score = 1,
    });
}
