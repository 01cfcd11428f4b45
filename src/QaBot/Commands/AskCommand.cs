using System.CommandLine;
using Microsoft.Extensions.Options;
using QaBot.Channels;
using QaBot.Configuration;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Commands;

/// <summary><c>qabot ask "question"</c>: brings the index up to date, answers one question, ends.</summary>
internal sealed class AskCommand : Command
{
    private static readonly ConversationKey Conversation = new("terminal", "ask");

    private readonly Terminal _terminal;

    public AskCommand(Terminal terminal, SharedOptions shared)
        : base("ask", "Answer one question. Exit code 0 answered, 3 not found, 1 fault, 2 wrong usage or configuration.")
    {
        _terminal = terminal;
        var question = new Argument<string>("question") { Description = "The question, in quotation marks." };
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON object and nothing else." };
        Add(question);
        Add(json);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal,
            token => RunAsync(shared.Read(arguments), arguments.GetRequiredValue(question), arguments.GetValue(json), token),
            cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, string question, bool json, CancellationToken cancellationToken)
    {
        await using var provider = EngineHost.Build(settings);
        var time = provider.GetRequiredService<TimeProvider>();
        var ingestion = await IngestAsync(provider, time, cancellationToken).ConfigureAwait(false);
        var start = time.GetTimestamp();
        var answer = await provider.GetRequiredService<QaEngine>()
            .AskAsync(question, Conversation, Caller.Local, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            var links = provider.GetRequiredService<SourceLinks>();
            await _terminal.OutWriter.WriteLineAsync(
                AnswerJson.Write(question, answer, links.To, ingestion, time.GetElapsedTime(start))).ConfigureAwait(false);
        }
        else
        {
            AnswerView.Write(_terminal.Out, answer);
        }

        return answer.Status == AnswerStatus.NotFound ? ExitCodes.NotFound : ExitCodes.Success;
    }

    // Quietly: who asks wants the answer. What could not be read is said by 'qabot ingest'.
    private async Task<TimeSpan> IngestAsync(IServiceProvider provider, TimeProvider time, CancellationToken cancellationToken)
    {
        var knowledge = provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
        knowledge.RequireFolder();
        OpeningNotice.Write(_terminal, provider.GetRequiredService<IndexOpening>());
        var progress = new ProgressLine(_terminal, time);
        try
        {
            var report = await provider.GetRequiredService<IngestionPipeline>()
                .RunAsync(knowledge.Folder, progress, cancellationToken).ConfigureAwait(false);
            return report.Duration;
        }
        finally
        {
            progress.Clear();
        }
    }
}
