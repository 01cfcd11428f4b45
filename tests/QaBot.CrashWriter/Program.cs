// Saves, replaces and removes documents until it is killed, and says each finished change on a line: what a crash test kills.
// Given one folder alone it does the same to conversations, step by step; given "tickets" and a folder, to tickets.
using System.Globalization;
using QaBot.Core.Documents;
using QaBot.CrashWriter;
using QaBot.Providers.Sqlite;
using QaBot.TestKit.Indexing;

if (args is [var folder])
{
    await ConversationSteps.RunAsync(folder);
    return;
}

if (args is ["tickets", var ticketFolder])
{
    await TicketSteps.RunAsync(ticketFolder);
    return;
}

const int Paths = 12;
var random = new Random(int.Parse(args[1], CultureInfo.InvariantCulture));
using var index = SqliteKnowledgeIndex.Open(new DataOptions { Folder = args[0] }, DocumentSample.Model, TimeProvider.System);
for (var change = 0; ; change++)
{
    var path = $"file-{random.Next(Paths)}.txt";
    if (random.Next(5) == 0)
    {
        await index.RemoveAsync(DocumentId.FromPath(path), CancellationToken.None);
    }
    else
    {
        var sample = DocumentSample.Of(path, [.. Enumerable.Range(0, random.Next(1, 60)).Select(i => $"constant word{random.Next(500)} text {i} of change {change}")]);
        await index.SaveAsync(sample.Entry, sample.Document, sample.Chunks, CancellationToken.None);
    }

    await Console.Out.WriteLineAsync($"changed {change}");
}
