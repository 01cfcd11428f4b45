using System.Globalization;
using System.Text.Json;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// The operations of the Bot Framework Connector, version 3. Ids are opaque and escaped; channels that lack an operation answer 404,
/// 405 or 501. Every call fails with a <see cref="ConnectorException"/> when the channel did not do it or may not be called.
/// Thread-safe.
/// </summary>
/// <param name="transport">Carries the calls.</param>
public sealed class ConnectorClient(ConnectorTransport transport)
{
    /// <summary>The largest list that is read, in bytes: a page of 500 members takes about 200,000.</summary>
    private const int LargeAnswer = 4 * 1024 * 1024;

    /// <summary>A bound for a channel that never stops to give continuation tokens.</summary>
    private const int MaxPages = 200;

    /// <summary>Sends <paramref name="activity"/> into its conversation.</summary>
    public async Task<ResourceResponse> SendToConversationAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, target, Activities(activity), activity, once: false, cancellationToken);

    /// <summary>Sends <paramref name="activity"/> into its conversation as a reply to <see cref="Activity.ReplyToId"/>, which must be set.</summary>
    public async Task<ResourceResponse> ReplyToActivityAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, target, $"{Activities(activity)}/{Segment(activity.ReplyToId)}", activity, once: false, cancellationToken);

    /// <summary>Replaces the activity with the id of <paramref name="activity"/> in its conversation. Only Teams can.</summary>
    public async Task<ResourceResponse> UpdateActivityAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Put, target, $"{Activities(activity)}/{Segment(activity.Id)}", activity, once: false, cancellationToken);

    /// <summary>Takes an activity back. Teams, Slack and Telegram can.</summary>
    public async Task DeleteActivityAsync(ConnectorTarget target, string conversationId, string activityId, CancellationToken cancellationToken) =>
        await transport.SendAsync(
            target, new ConnectorRequest(HttpMethod.Delete, $"{Conversation(conversationId)}/activities/{Segment(activityId)}"), cancellationToken);

    /// <summary>Puts activities of the past into a conversation.</summary>
    public async Task<ResourceResponse> SendHistoryAsync(
        ConnectorTarget target, string conversationId, Transcript transcript, CancellationToken cancellationToken) =>
        await PostAsync(target, $"{Conversation(conversationId)}/activities/history", transcript, cancellationToken);

    /// <summary>Begins a conversation. Web Chat, Direct Line and Alexa cannot.</summary>
    public async Task<ConversationResourceResponse> CreateConversationAsync(
        ConnectorTarget target, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(
            target, new ConnectorRequest(HttpMethod.Post, "/v3/conversations", Json(parameters)), cancellationToken);
        return ConnectorAnswer.Parse<ConversationResourceResponse>(answer);
    }

    /// <summary>A page of the conversations that the bot takes part in. Few channels can.</summary>
    public async Task<ConversationsResult> ListConversationsAsync(
        ConnectorTarget target, string? continuationToken, CancellationToken cancellationToken) =>
        await GetAsync<ConversationsResult>(target, "/v3/conversations" + Query(continuationToken: continuationToken), cancellationToken);

    /// <summary>Everybody in a conversation, in one answer. Teams wants <see cref="ListPagedMembersAsync"/>.</summary>
    public async Task<IReadOnlyList<ChannelAccount>> ListMembersAsync(
        ConnectorTarget target, string conversationId, CancellationToken cancellationToken) =>
        await GetAsync<IReadOnlyList<ChannelAccount>>(target, $"{Conversation(conversationId)}/members", cancellationToken);

    /// <summary>Everybody in a conversation, page by page.</summary>
    /// <param name="target">Where the conversation is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="pageSize">How many are asked for at a time; null leaves it to the channel.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<ChannelAccount>> ListPagedMembersAsync(
        ConnectorTarget target, string conversationId, int? pageSize, CancellationToken cancellationToken)
    {
        var members = new List<ChannelAccount>();
        var token = default(string);
        for (var page = 0; page < MaxPages; page++)
        {
            var found = await GetAsync<PagedMembers>(
                target, $"{Conversation(conversationId)}/pagedmembers{Query(pageSize, token)}", cancellationToken);
            members.AddRange(found.Members ?? []);
            if (string.IsNullOrEmpty(found.ContinuationToken) || found.ContinuationToken == token)
            {
                return members;
            }

            token = found.ContinuationToken;
        }

        throw new ConnectorException($"The channel gave {MaxPages} pages of members and said that there are more.");
    }

    /// <summary>One member of a conversation; the fault has the status 404 when there is no such member.</summary>
    public async Task<ChannelAccount> GetMemberAsync(
        ConnectorTarget target, string conversationId, string memberId, CancellationToken cancellationToken) =>
        await GetAsync<ChannelAccount>(target, $"{Conversation(conversationId)}/members/{Segment(memberId)}", cancellationToken);

    /// <summary>Takes a member out of a conversation.</summary>
    public async Task DeleteMemberAsync(ConnectorTarget target, string conversationId, string memberId, CancellationToken cancellationToken) =>
        await transport.SendAsync(
            target, new ConnectorRequest(HttpMethod.Delete, $"{Conversation(conversationId)}/members/{Segment(memberId)}"), cancellationToken);

    /// <summary>Those whom an activity concerns.</summary>
    public async Task<IReadOnlyList<ChannelAccount>> ListActivityMembersAsync(
        ConnectorTarget target, string conversationId, string activityId, CancellationToken cancellationToken) =>
        await GetAsync<IReadOnlyList<ChannelAccount>>(
            target, $"{Conversation(conversationId)}/activities/{Segment(activityId)}/members", cancellationToken);

    /// <summary>Lets the channel keep a file. The id in what comes back names it.</summary>
    public async Task<ResourceResponse> UploadAttachmentAsync(
        ConnectorTarget target, string conversationId, AttachmentData attachment, CancellationToken cancellationToken) =>
        await PostAsync(target, $"{Conversation(conversationId)}/attachments", attachment, cancellationToken);

    /// <summary>What is known about a file that the channel keeps.</summary>
    public async Task<AttachmentInfo> GetAttachmentInfoAsync(ConnectorTarget target, string attachmentId, CancellationToken cancellationToken) =>
        await GetAsync<AttachmentInfo>(target, $"/v3/attachments/{Segment(attachmentId)}", cancellationToken);

    /// <summary>The bytes of a file that the channel keeps. A redirect to where it lies is a fault: the token must not go there.</summary>
    /// <param name="target">Where the channel is.</param>
    /// <param name="attachmentId">The file.</param>
    /// <param name="viewId"><c>original</c> or <c>thumbnail</c>.</param>
    /// <param name="maxBytes">More than this is a fault.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReadOnlyMemory<byte>> GetAttachmentViewAsync(
        ConnectorTarget target, string attachmentId, string viewId, int maxBytes, CancellationToken cancellationToken) =>
        await transport.SendAsync(
            target,
            new ConnectorRequest(HttpMethod.Get, $"/v3/attachments/{Segment(attachmentId)}/views/{Segment(viewId)}") { MaxAnswerBytes = maxBytes },
            cancellationToken);

    /// <summary>Sends <paramref name="activity"/>, as a reply where there is something to reply to, with a single attempt.</summary>
    internal async Task<ResourceResponse> SendOnceAsync(ConnectorTarget target, Activity activity, CancellationToken cancellationToken)
    {
        var reply = string.IsNullOrEmpty(activity.ReplyToId) ? "" : $"/{Segment(activity.ReplyToId)}";
        return await SendAsync(HttpMethod.Post, target, Activities(activity) + reply, activity, once: true, cancellationToken);
    }

    private async Task<ResourceResponse> SendAsync(
        HttpMethod method, ConnectorTarget target, string path, Activity activity, bool once, CancellationToken cancellationToken)
    {
        // An indicator that comes late is worse than none.
        var request = new ConnectorRequest(method, path, Json(activity)) { IsOnlyTriedOnce = once || activity.Type == ActivityTypes.Typing };
        return Receipt(await transport.SendAsync(target, request, cancellationToken));
    }

    private async Task<ResourceResponse> PostAsync<T>(ConnectorTarget target, string path, T body, CancellationToken cancellationToken) =>
        Receipt(await transport.SendAsync(target, new ConnectorRequest(HttpMethod.Post, path, Json(body)), cancellationToken));

    private async Task<T> GetAsync<T>(ConnectorTarget target, string path, CancellationToken cancellationToken)
        where T : class
    {
        var request = new ConnectorRequest(HttpMethod.Get, path) { MaxAnswerBytes = LargeAnswer };
        return ConnectorAnswer.Parse<T>(await transport.SendAsync(target, request, cancellationToken));
    }

    /// <summary>An empty body, and anything else that holds no id, is no fault: what was sent has arrived.</summary>
    private static ResourceResponse Receipt(ReadOnlyMemory<byte> body) => new() { Id = ConnectorAnswer.StringIn(body, "id") };

    private static byte[] Json<T>(T body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return JsonSerializer.SerializeToUtf8Bytes(body, ActivityJson.Options);
    }

    private static string Activities(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return $"{Conversation(activity.Conversation?.Id)}/activities";
    }

    private static string Conversation(string? id) => $"/v3/conversations/{Segment(id)}";

    /// <summary>An id as one path segment. Dots alone would be taken for a way up the path, whatever their encoding.</summary>
    private static string Segment(string? id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return id is "." or ".."
            ? throw new ConnectorException("The channel was not called: an id consists of dots, which no URL can carry.")
            : Uri.EscapeDataString(id);
    }

    private static string Query(int? pageSize = null, string? continuationToken = null)
    {
        string?[] parts =
        [
            pageSize is null ? null : string.Create(CultureInfo.InvariantCulture, $"pageSize={pageSize}"),
            string.IsNullOrEmpty(continuationToken) ? null : $"continuationToken={Uri.EscapeDataString(continuationToken)}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "" : "?" + query;
    }
}
