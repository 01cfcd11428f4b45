using System.Threading.Channels;
using QaBot.BotFramework;
using QaBot.Core.Conversation;

namespace QaBot.DirectLine;

/// <summary>
/// Reads uploads one after another beside the requests, says in each conversation what came of it, and then hands on what was asked with
/// the files.
/// </summary>
internal sealed partial class UploadReader : BackgroundService
{
    private const int Waiting = 64;

    private readonly Channel<UploadJob> _jobs = Channel.CreateBounded<UploadJob>(Waiting);
    private readonly IServiceProvider _services;
    private readonly DirectLineTurns _turns;
    private readonly ILogger _logger;

    /// <param name="services">Gives <see cref="ConversationDocuments"/> when the first file comes: it loads the encoder.</param>
    /// <param name="turns">Says things and hands questions on.</param>
    /// <param name="logger">Hears of faults.</param>
    public UploadReader(IServiceProvider services, DirectLineTurns turns, ILogger<UploadReader> logger) =>
        (_services, _turns, _logger) = (services, turns, logger);

    /// <summary>Takes a message in without waiting; false when too many wait already.</summary>
    public bool TryAdd(UploadJob job) => _jobs.Writer.TryWrite(job);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in _jobs.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(job, stoppingToken);
            }
            catch (ConversationsUnavailableException fault)
            {
                // Nothing can be said in any conversation now. The next upload is read all the same.
                LogNotRead(fault);
            }
        }
    }

    private async Task ReadAsync(UploadJob job, CancellationToken cancellationToken)
    {
        try
        {
            await _turns.ShowTypingAsync(job.Conversation, cancellationToken);
            var reports = await _services.GetRequiredService<ConversationDocuments>()
                .ReadAsync(UploadedFiles.KeyOf(job.Activity), cancellationToken);
            var notice = string.Join('\n', reports.Where(report => job.FileIds.Contains(report.Id)).Select(UploadNotice.Of));
            await _turns.SayAsync(job.Conversation, notice, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any part of the engine may fail here, in its own way; the next upload is read all the same.
            LogNotRead(fault);
            await _turns.SayAsync(
                job.Conversation, "Something went wrong on my side, and I could not read what you sent. Please send it again later.", cancellationToken);
        }

        if (!string.IsNullOrWhiteSpace(job.Activity.Text))
        {
            await _turns.HandOnAsync(job.Conversation, job.Activity, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An uploaded file could not be read.")]
    private partial void LogNotRead(Exception fault);
}
