using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;

namespace QaBot.Core.Conversation;

/// <summary>The documents of one conversation, indexed. One change at a time; questions read beside it.</summary>
#pragma warning disable CA1001 // A shelf that is dropped may still be read from; what it owns holds nothing of the system's and goes with it.
internal sealed class ConversationShelf
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly InMemoryKnowledgeIndex _own = OverlaidIndex.CreateOwn();
    private readonly Dictionary<string, ConversationFileReport> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal);

    public ConversationShelf(KnowledgeIndex common) => Index = new OverlaidIndex(common, _own);

    /// <summary>What everybody is answered from and these documents.</summary>
    public KnowledgeIndex Index { get; }

    /// <summary>When it was last asked for, as <see cref="TimeProvider.GetTimestamp"/> gives it.</summary>
    public long LastUse { get; set; }

    /// <summary>Bytes of the files that are indexed.</summary>
    public long Size { get; private set; }

    /// <summary>Brings the shelf in line with the files the conversation holds now, and says what became of each.</summary>
    public async Task<IReadOnlyList<ConversationFileReport>> UpdateAsync(
        IReadOnlyList<string> ids, ConversationFiles files, SingleFileReader reader, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var gone in _reports.Keys.Except(ids).ToList())
            {
                await RemoveAsync(gone, cancellationToken).ConfigureAwait(false);
            }

            foreach (var id in ids.Where(id => !_reports.ContainsKey(id)))
            {
                if (await files.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } file)
                {
                    await AddAsync(file, files.MaxPassages, reader, cancellationToken).ConfigureAwait(false);
                }
            }

            return [.. ids.Where(_reports.ContainsKey).Select(id => _reports[id])];
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task AddAsync(ConversationFile file, int maxPassages, SingleFileReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var source = new SourceFile(file.Name, file.Content);
            var passages = await reader.ReadIntoAsync(_own, file.Id, source, maxPassages, cancellationToken).ConfigureAwait(false);
            _reports[file.Id] = new ConversationFileReport(file.Id, file.Name, passages, null);
            _sizes[file.Id] = file.Content.Length;
            Size += file.Content.Length;
        }
        catch (UnreadableDocumentException reason)
        {
            _reports[file.Id] = new ConversationFileReport(file.Id, file.Name, 0, reason.Message);
        }
    }

    private async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await _own.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
        _reports.Remove(id);
        if (_sizes.Remove(id, out var size))
        {
            Size -= size;
        }
    }
}
