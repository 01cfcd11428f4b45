using Microsoft.Extensions.Logging;
using QaBot.Core.Documents;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Core.Conversation;

/// <summary>
/// The documents that belong to one conversation alone. They are indexed apart, each conversation's by themselves, and laid over the
/// common index for its questions only: others cannot find, cite, count or open what their index does not hold. Indexes are a cache in
/// memory over <see cref="ConversationFiles"/>: what was dropped, or lost with the process, is read again when it is next asked for.
/// Safe to use from several threads at once.
/// </summary>
public sealed partial class ConversationDocuments
{
    /// <summary>Bytes of files kept indexed; beyond it the conversations that were quiet longest are dropped. An index takes about tenfold.</summary>
    private const long MaxSize = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, ConversationShelf> _shelves = [];
    private readonly KnowledgeIndex _common;
    private readonly ConversationFiles _files;
    private readonly SingleFileReader _reader;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal ConversationDocuments(
        KnowledgeIndex common, ConversationFiles files, SingleFileReader reader, TimeProvider time, ILogger<ConversationDocuments> logger) =>
        (_common, _files, _reader, _time, _logger) = (common, files, reader, time, logger);

    /// <summary>Reads what <paramref name="conversation"/> holds, unless it was read already.</summary>
    /// <returns>What became of each file, in the order they came in.</returns>
    public async Task<IReadOnlyList<ConversationFileReport>> ReadAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var ids = await _files.ListAsync(conversation, cancellationToken).ConfigureAwait(false);
        return ids.Count == 0 ? [] : await UpdateAsync(ShelfOf(conversation), ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The document that a file of a conversation is, for whoever knows its id: the id is too long to guess and told in that conversation
    /// alone. Null when there is none, or none any more.
    /// </summary>
    public async ValueTask<Document?> FindDocumentAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (await _files.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        try
        {
            return _reader.Read(file.Id, new SourceFile(file.Name, file.Content), cancellationToken);
        }
        catch (UnreadableDocumentException)
        {
            // It never became a document; there is nothing to show.
            return null;
        }
    }

    /// <summary>Drops what is indexed for <paramref name="conversation"/>.</summary>
    public void Forget(ConversationKey conversation)
    {
        lock (_gate)
        {
            _shelves.Remove(conversation);
        }
    }

    /// <summary>The index that questions of <paramref name="conversation"/> are answered from.</summary>
    internal async ValueTask<KnowledgeIndex> IndexForAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var ids = await _files.ListAsync(conversation, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
        {
            Forget(conversation);
            return _common;
        }

        var shelf = ShelfOf(conversation);
        try
        {
            await UpdateAsync(shelf, ids, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever failed, the encoder or the store of the files: what is on the shelf and in the common index still answers.
            LogNotRead(fault);
        }

        return shelf.Index;
    }

    private async Task<IReadOnlyList<ConversationFileReport>> UpdateAsync(
        ConversationShelf shelf, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var reports = await shelf.UpdateAsync(ids, _files, _reader, cancellationToken).ConfigureAwait(false);
        MakeRoom(shelf);
        return reports;
    }

    private ConversationShelf ShelfOf(ConversationKey conversation)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue(conversation, out var shelf))
            {
                shelf = new ConversationShelf(_common);
                _shelves.Add(conversation, shelf);
            }

            shelf.LastUse = _time.GetTimestamp();
            return shelf;
        }
    }

    private void MakeRoom(ConversationShelf current)
    {
        lock (_gate)
        {
            var size = _shelves.Values.Sum(shelf => shelf.Size);
            foreach (var (conversation, shelf) in _shelves.OrderBy(pair => pair.Value.LastUse).ToList())
            {
                if (size <= MaxSize)
                {
                    return;
                }

                if (shelf != current)
                {
                    size -= shelf.Size;
                    _shelves.Remove(conversation);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files of a conversation could not be read; its question is answered without them.")]
    private partial void LogNotRead(Exception fault);
}
