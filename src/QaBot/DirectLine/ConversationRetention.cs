using QaBot.BotFramework;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>Forgets conversations that nobody uses and files that have expired, also while nobody comes.</summary>
internal sealed partial class ConversationRetention : BackgroundService
{
    /// <summary>The shortest time for which a conversation is kept; so long it may stay beyond its time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly DirectLineConversations _conversations;
    private readonly AttachmentStore _files;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public ConversationRetention(
        DirectLineConversations conversations, AttachmentStore files, TimeProvider time, ILogger<ConversationRetention> logger) =>
        (_conversations, _files, _time, _logger) = (conversations, files, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            await ForgetAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _conversations.ForgetIdleAsync(cancellationToken);
            await _files.DeleteExpiredAsync(_time.GetUtcNow(), cancellationToken);
        }
        catch (ConversationsUnavailableException fault)
        {
            LogNotForgotten(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old conversations and files could not be deleted. It is tried again in 10 minutes.")]
    private partial void LogNotForgotten(Exception fault);
}
