using System.Text;
using QaBot.Core.Conversation;

namespace QaBot.TestKit;

/// <summary>Files of conversations as a test lays them down.</summary>
public sealed class GivenConversationFiles : ConversationFiles
{
    private readonly List<(ConversationKey Conversation, ConversationFile File)> _files = [];

    public override int MaxPassages => 20;

    /// <summary>Files that were asked for.</summary>
    public int Read { get; private set; }

    /// <summary>What asking for a file throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public void Add(ConversationKey conversation, string id, string name, string text) =>
        _files.Add((conversation, new ConversationFile(id, name, Encoding.UTF8.GetBytes(text))));

    public void Remove(string id) => _files.RemoveAll(held => held.File.Id == id);

    public override ValueTask<IReadOnlyList<string>> ListAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        new([.. _files.Where(held => held.Conversation == conversation).Select(held => held.File.Id)]);

    public override ValueTask<ConversationFile?> FindAsync(string id, CancellationToken cancellationToken)
    {
        Read++;
        return Fault is null ? new(_files.Select(held => held.File).FirstOrDefault(file => file.Id == id)) : throw Fault;
    }
}
