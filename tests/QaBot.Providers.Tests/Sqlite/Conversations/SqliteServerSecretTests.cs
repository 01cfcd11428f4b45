using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit.Turns;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class SqliteServerSecretTests : ServerSecretContract, IDisposable
{
    private readonly ConversationsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Derive_AfterAReopening_GivesTheSameKey()
    {
        var key = Create().Derive("card");

        _disk.Reopen();

        Create().Derive("card").ShouldBe(key);
    }

    [Fact]
    public void Derive_OtherFile_GivesAnotherKey()
    {
        using var other = new ConversationsOnDisk();

        new SqliteServerSecret(other.Database).Derive("card").ShouldNotBe(Create().Derive("card"));
    }

    protected override ServerSecret Create() => new SqliteServerSecret(_disk.Database);
}
