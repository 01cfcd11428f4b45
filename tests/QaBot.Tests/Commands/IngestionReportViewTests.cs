using QaBot.Commands;
using QaBot.Core.Ingestion;

namespace QaBot.Tests.Commands;

public sealed class IngestionReportViewTests
{
    [Fact]
    public void Lines_ManyFailures_ListsTenAndCountsTheRest()
    {
        var results = Enumerable.Range(1, 12).Select(i => new IngestionResult($"f{i:00}.txt", IngestionOutcome.Failed, "It is torn."))
            .Append(new IngestionResult("a.md", IngestionOutcome.Indexed, null, 3, 1200, ["It was read as Windows-1252."]));

        var lines = IngestionReportView.Lines(new IngestionReport
        {
            Folder = "/k",
            Results = [.. results],
            EmbeddedChunks = 2,
            ReusedChunks = 1,
            Duration = TimeSpan.FromSeconds(1.34),
        }).ToList();

        lines[0].ShouldBe("1 document, 3 chunks, 1,200 words indexed in 1.3 s.");
        lines[1].ShouldBe("1 new or changed, 0 unchanged, 0 removed; 2 chunks embedded, 1 reused.");
        lines[2].ShouldBe("Failed f01.txt: It is torn.");
        lines[12].ShouldBe("and 2 more");
        lines[13].ShouldBe("Note a.md: It was read as Windows-1252.");
    }
}
