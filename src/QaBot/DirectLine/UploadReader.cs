using System.Threading.Channels;
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
            await ReadAsync(job, stoppingToken);
        }
    }

    private async Task ReadAsync(UploadJob job, CancellationToken cancellationToken)
    {
        try
        {
            _turns.ShowTyping(job.Conversation);
            var reports = await _services.GetRequiredService<ConversationDocuments>()
                .ReadAsync(UploadedFiles.KeyOf(job.Activity), cancellationToken);
            _turns.Say(job.Conversation, string.Join('\n', reports.Where(report => job.FileIds.Contains(report.Id)).Select(UploadNotice.Of)));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any part of the engine may fail here, in its own way; the next upload is read all the same.
            LogNotRead(fault);
            _turns.Say(job.Conversation, "Something went wrong on my side, and I could not read what you sent. Please send it again later.");
        }

        if (!string.IsNullOrWhiteSpace(job.Activity.Text))
        {
            _turns.HandOn(job.Conversation, job.Activity);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An uploaded file could not be read.")]
    private partial void LogNotRead(Exception fault);
}
