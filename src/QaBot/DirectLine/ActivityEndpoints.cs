using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>What goes on inside a conversation: posts, polls, and files that are not taken.</summary>
internal sealed class ActivityEndpoints
{
    private readonly DirectLineAccess _access;
    private readonly DirectLineConversations _conversations;
    private readonly DirectLineTurns _turns;
    private readonly int _maxBytes;

    public ActivityEndpoints(
        DirectLineAccess access, DirectLineConversations conversations, DirectLineTurns turns, IOptions<DirectLineOptions> options)
    {
        _access = access;
        _conversations = conversations;
        _turns = turns;
        _maxBytes = options.Value.MaxActivityBytes;
    }

    /// <summary>Acknowledges at once: Web Chat shows "Sending" until then. The answer comes on the stream.</summary>
    public async Task<IResult> PostAsync(string conversationId, HttpRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(conversationId, request, out var token, out var conversation) is { } refused)
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

        var activity = _turns.Address(reading.Activity, conversation!, token!, request);
        var faults = ActivityValidator.Validate(activity);
        if (faults.Count > 0)
        {
            return DirectLineFault.BadArgument(string.Join("; ", faults));
        }

        return _turns.Receive(conversation!, activity) is { } id
            ? TypedResults.Json(new ResourceResponse { Id = id })
            : DirectLineFault.BotBusy();
    }

    public IResult Poll(string conversationId, string? watermark, HttpRequest request) =>
        Refuse(conversationId, request, out _, out var conversation)
        ?? TypedResults.Bytes(conversation!.ReadAfter(watermark), "application/json; charset=utf-8");

    /// <summary>Refuses a file, in the response for the program and in the conversation for the person.</summary>
    public IResult Upload(string conversationId, HttpRequest request)
    {
        if (Refuse(conversationId, request, out _, out var conversation) is { } refusal)
        {
            return refusal;
        }

        _turns.Say(conversation!, "Files are not taken here. Please write your question as text.");
        return DirectLineFault.FilesNotAccepted();
    }

    private IResult? Refuse(
        string conversationId, HttpRequest request, out DirectLineToken? token, out DirectLineConversation? conversation)
    {
        conversation = null;
        return _access.RefuseToken(DirectLineAccess.Bearer(request), conversationId, out token)
            ?? (_conversations.TryFind(conversationId, out conversation) ? null : DirectLineFault.NotFound());
    }
}
