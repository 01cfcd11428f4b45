using Microsoft.Extensions.Options;
using QaBot.BotFramework;
using QaBot.BotFramework.Activities;

namespace QaBot.DirectLine;

/// <summary>What goes on inside a conversation: posts and polls.</summary>
internal sealed partial class ActivityEndpoints
{
    private readonly ConversationAccess _access;
    private readonly DirectLineTurns _turns;
    private readonly int _maxBytes;
    private readonly ILogger _logger;

    public ActivityEndpoints(
        ConversationAccess access, DirectLineTurns turns, IOptions<DirectLineOptions> options, ILogger<ActivityEndpoints> logger)
    {
        _logger = logger;
        _access = access;
        _turns = turns;
        _maxBytes = options.Value.MaxActivityBytes;
    }

    /// <summary>Acknowledges at once: Web Chat shows "Sending" until then. The answer comes on the stream.</summary>
    public async Task<IResult> PostAsync(string conversationId, HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = await _access.EnterAsync(conversationId, LimitedRequest.Post, request, cancellationToken);
        if (entry.Refusal is { } refused)
        {
            return refused;
        }

        if (await DirectLineBody.ReadAsync(request, _maxBytes, cancellationToken) is not { } body)
        {
            return DirectLineFault.TooLarge(_maxBytes);
        }

        var reading = ActivityReader.ReadUnvalidated(body);
        if (reading.Activity is null)
        {
            return DirectLineFault.BadArgument(reading.Reason);
        }

        var activity = _turns.Address(reading.Activity, entry.Conversation!, entry.Token!, request);
        var faults = ActivityValidator.Validate(activity);
        if (faults.Count > 0)
        {
            return DirectLineFault.BadArgument(string.Join("; ", faults));
        }

        return await _turns.ReceiveAsync(entry.Conversation!, activity, cancellationToken) is { } id
            ? TypedResults.Json(new ResourceResponse { Id = id })
            : DirectLineFault.BotBusy();
    }

    /// <summary>
    /// Gives what was said after <paramref name="watermark"/>. It is never limited, and says that there is nothing new while the store
    /// cannot be read: clients stop polling for good when they are told of a fault.
    /// </summary>
    public async Task<IResult> PollAsync(string conversationId, string? watermark, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await _access.EnterAsync(conversationId, request, cancellationToken);
            return entry.Refusal
                ?? TypedResults.Bytes(await entry.Conversation!.ReadAfterAsync(watermark, cancellationToken), "application/json; charset=utf-8");
        }
        catch (ConversationsUnavailableException fault)
        {
            LogNothingRead(fault);
            return TypedResults.Json(new ActivitySet { Activities = [], Watermark = watermark }, ActivityJson.Options);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line poll was answered as if nothing were new: what was said could not be read.")]
    private partial void LogNothingRead(Exception fault);
}
