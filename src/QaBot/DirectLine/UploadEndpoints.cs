using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary><c>POST conversations/{id}/upload</c> takes files in or refuses them; <c>GET attachments/{id}</c> gives them back.</summary>
internal sealed class UploadEndpoints : IDisposable
{
    /// <summary>Bodies read at once: what each may hold in memory is bounded, and so is all of it.</summary>
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _turn = new(AtOnce, AtOnce);
    private readonly ConversationAccess _access;
    private readonly DirectLineTurns _turns;
    private readonly UploadBody _body;
    private readonly UploadReader _reader;
    private readonly UploadedFiles _files;
    private readonly Lazy<AttachmentStore> _store;
    private readonly UploadOptions _options;
    private readonly TimeProvider _time;

    public UploadEndpoints(
        ConversationAccess access,
        DirectLineTurns turns,
        UploadBody body,
        UploadReader reader,
        UploadedFiles files,
        Lazy<AttachmentStore> store,
        IOptions<UploadOptions> options,
        TimeProvider time)
    {
        (_access, _turns, _body, _reader, _files, _store, _time) = (access, turns, body, reader, files, store, time);
        _options = options.Value;
    }

    public async Task<IResult> PostAsync(string conversationId, string? userId, HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = await _access.EnterAsync(conversationId, LimitedRequest.Upload, request, cancellationToken);
        if (entry.Refusal is { } refused)
        {
            return refused;
        }

        if (!_options.Enabled)
        {
            await _turns.SayAsync(entry.Conversation!, "Files are not taken here. Please write your question as text.", cancellationToken);
            return DirectLineFault.FilesNotAccepted("Files are not taken here. Send the question as text.");
        }

        var reading = await ReadInTurnAsync(request, cancellationToken);
        if (reading.Refusal is null)
        {
            reading = await CheckRoomAsync(reading, conversationId, cancellationToken);
        }

        if (reading.Refusal is { } refusal)
        {
            if (reading.Notice is { } notice)
            {
                await _turns.SayAsync(entry.Conversation!, notice, cancellationToken);
            }

            return refusal;
        }

        return await TakeAsync(reading, userId, entry.Token!, entry.Conversation!, request, cancellationToken);
    }

    /// <summary>Gives a file back to be saved, never to be shown: what a stranger wrote must not run under this origin.</summary>
    public async Task<IResult> GetAsync(string attachmentId, HttpContext context)
    {
        if (await _files.FindAttachmentAsync(attachmentId, context.RequestAborted) is not { } found)
        {
            return DirectLineFault.AttachmentNotFound();
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(found.Content, found.ContentType, found.Name);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<UploadReading> ReadInTurnAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
            try
            {
                return await _body.ReadAsync(request, either.Token);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return UploadReading.Refused(DirectLineFault.TooSlow());
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return UploadReading.Refused(DirectLineFault.TooLarge, "That was too much at once. Please send fewer or smaller files.");
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            return UploadReading.Refused(DirectLineFault.BadArgument("The body is not what its Content-Type says, or it broke off."));
        }
    }

    private async Task<UploadReading> CheckRoomAsync(UploadReading reading, string conversationId, CancellationToken cancellationToken)
    {
        await _store.Value.DeleteExpiredAsync(_time.GetUtcNow(), cancellationToken);
        var held = await _store.Value.SizeOfAsync(conversationId, cancellationToken);
        return held + reading.Files.Sum(file => (long)file.Content.Length) > _options.MaxConversationBytes
            ? UploadReading.Refused(DirectLineFault.TooLarge, "This conversation holds as many files as it can. Please start a new one for more.")
            : reading;
    }

    private async Task<IResult> TakeAsync(
        UploadReading reading,
        string? userId,
        DirectLineToken token,
        DirectLineConversation conversation,
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var stored = reading.Files.Select(file => StoredFrom(file, conversation.Id)).ToList();
        var sender = reading.Activity.From ?? new ChannelAccount { Id = userId };
        var activity = _turns.Address(reading.Activity with { From = sender }, conversation, token, request) with
        {
            Attachments = [.. stored.Select(file => AttachmentFrom(file, request))],
        };
        var faults = ActivityValidator.Validate(activity);
        if (faults.Count > 0)
        {
            return DirectLineFault.BadArgument(string.Join("; ", faults));
        }

        foreach (var file in stored)
        {
            await _store.Value.SaveAsync(file, cancellationToken);
        }

        var ids = stored.ConvertAll(file => file.Id);
        var id = await conversation.ReceiveAsync(
            activity,
            stamped => ValueTask.FromResult(_reader.TryAdd(new UploadJob(conversation, stamped, ids))),
            cancellationToken);
        return id is null ? DirectLineFault.BotBusy() : TypedResults.Json(new ResourceResponse { Id = id });
    }

    private StoredAttachment StoredFrom(UploadedFile file, string conversationId) => new()
    {
        Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)),
        ConversationId = conversationId,
        Name = file.Name,
        ContentType = file.ContentType,
        Content = file.Content,
        ExpiresAt = _time.GetUtcNow() + TimeSpan.FromHours(_options.RetentionHours),
    };

    private static Attachment AttachmentFrom(StoredAttachment file, HttpRequest request) => new()
    {
        ContentType = file.ContentType,
        ContentUrl = $"{request.Scheme}://{request.Host.Value}{request.PathBase}{DirectLineEndpoints.Base}/attachments/{file.Id}",
        Name = file.Name,
    };
}
