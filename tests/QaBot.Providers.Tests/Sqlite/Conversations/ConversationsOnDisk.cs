using Microsoft.Extensions.Options;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

/// <summary>A conversation store in a folder that goes with the test, which can be closed and opened again.</summary>
internal sealed class ConversationsOnDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConversationsOnDisk() => Database = Open();

    public ConversationDatabase Database { get; private set; }

    public string Folder => _folder.Path;

    public string File => _folder["conversations.db"];

    public DataOptions Options => new() { Folder = _folder.Path, BusyTimeoutSeconds = 1 };

    public static IOptions<ConversationStoreOptions> Limits(ConversationStoreOptions? options = null) =>
        Microsoft.Extensions.Options.Options.Create(options ?? new ConversationStoreOptions());

    /// <summary>Closes the store and opens it again, as another process would.</summary>
    public ConversationDatabase Reopen()
    {
        Database.Dispose();
        return Database = Open();
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }

    private ConversationDatabase Open() => new(Options);
}
