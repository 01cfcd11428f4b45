using Microsoft.Data.Sqlite;
using QaBot.BotFramework;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.Turns;
using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Sqlite.Conversations;

public sealed class ConversationOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["conversations.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MissingFolder_MakesItAndAFileForThisAccountAlone()
    {
        using var database = Opened(new ConversationDatabase(Options("not/yet/there")));

        database.Path.ShouldBe(_folder["not/yet/there/conversations.db"]);
        database.Database.Writer.Number("PRAGMA application_id").ShouldBe(ConversationSchema.Profile.ApplicationId);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(database.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            System.IO.File.GetUnixFileMode(database.Path + "-wal").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Open_Again_GivesAllOfItBackInOrder()
    {
        for (var number = 0; number < 3; number++)
        {
            using var database = Open();
            await new SqliteTurnJournal(database).AddAsync(Turn($"{number}"), CancellationToken.None);
        }

        using var last = Open();
        (await new SqliteTurnJournal(last).ListAsync(CancellationToken.None)).Select(turn => turn.Id).ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public void Open_WhileAnotherHasIt_IsRefused()
    {
        using var first = Open();

        var exception = Should.Throw<ConversationsUnavailableException>(Open);

        exception.Message.ShouldContain($"Another process serves the conversations of the data folder '{_folder.Path}'");
        exception.Message.ShouldContain("QaBot:Data:Folder");
    }

    [Fact]
    public void Open_NotADatabase_IsRefusedAndLeftAlone()
    {
        var text = "These are my notes, not a database. " + new string('x', 5000);
        System.IO.File.WriteAllText(File, text);

        var exception = Should.Throw<ConversationsUnavailableException>(Open);

        exception.Message.ShouldContain($"The conversation store '{File}' is damaged");
        exception.Message.ShouldContain("move the file");
        System.IO.File.ReadAllText(File).ShouldBe(text);
    }

    [Fact]
    public async Task Open_OverwrittenPages_IsRefusedWhereItIsRead()
    {
        using (var database = Open())
        {
            await new SqliteTurnJournal(database).AddAsync(Turn("1"), CancellationToken.None);
        }

        OverwritePages();

        var exception = await Should.ThrowAsync<ConversationsUnavailableException>(async () =>
        {
            using var database = Open();
            await new SqliteTurnJournal(database).ListAsync(CancellationToken.None);
        });
        exception.Message.ShouldContain("is damaged");
        exception.Message.ShouldContain("documents and their index are not affected");
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefusedAndLeftAlone()
    {
        Execute("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");

        Should.Throw<ConversationsUnavailableException>(Open).Message.ShouldContain("is a database of another program");

        Execute("INSERT INTO notes VALUES ('still mine')");
    }

    [Fact]
    public void Open_FileOfANewerProgram_IsRefusedAndLeftAlone()
    {
        Open().Dispose();
        Execute("PRAGMA user_version = 999");

        var exception = Should.Throw<ConversationsUnavailableException>(Open);

        exception.Message.ShouldContain($"The conversation store '{File}' was written by a newer program: its schema has version 999");
        exception.Message.ShouldContain("Start the newer program");
    }

    [Fact]
    public void Open_NewerStep_BringsTheFileForward()
    {
        Open().Dispose();
        SchemaStep next = new(ConversationSchema.Steps[^1].Version + 1, "ALTER TABLE turns ADD COLUMN language TEXT");

        using var database = new ConversationDatabase(Options(), [.. ConversationSchema.Steps, next]);

        SchemaMigration.VersionOf(database.Database.Writer).ShouldBe(next.Version);
        database.Database.Writer.Number("SELECT count(language) FROM turns").ShouldBe(0);
    }

    [Fact]
    public void Open_FolderIsAFile_SaysSo()
    {
        System.IO.File.WriteAllText(_folder["data"], "");

        Should.Throw<ConversationsUnavailableException>(() => Opened(new ConversationDatabase(Options("data"))))
            .Message.ShouldContain("a file of this name stands there");
    }

    [Fact]
    public void Open_FileIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(File);

        Should.Throw<ConversationsUnavailableException>(Open).Message.ShouldContain("is a folder, expected the conversation store file");
    }

    [Fact]
    public void Open_LockIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(_folder["conversations.lock"]);

        Should.Throw<ConversationsUnavailableException>(Open).Message.ShouldContain("QaBot:Data:Folder");
    }

    [Fact]
    public async Task WriteAsync_FileLockedByAnother_SaysSoAndGoesOnAfterwards()
    {
        using var database = Open();
        var journal = new SqliteTurnJournal(database);
        using (var other = new SqliteDatabase(File, ConversationSchema.Profile, 1))
        {
            other.Writer.Execute("BEGIN IMMEDIATE");
            var waiting = Enumerable.Range(0, 5).Select(number => journal.AddAsync(Turn($"{number}"), CancellationToken.None).AsTask()).ToList();

            foreach (var task in waiting)
            {
                (await Should.ThrowAsync<ConversationsUnavailableException>(task)).Message.ShouldContain("is locked");
            }

            (await journal.ListAsync(CancellationToken.None)).ShouldBeEmpty();
            other.Writer.RollBack();
        }

        await journal.AddAsync(Turn("after"), CancellationToken.None);
        (await journal.ListAsync(CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe("after");
    }

    [Fact]
    public async Task WriteAsync_DiskFull_KeepsNothingOfItAndGoesOnAfterwards()
    {
        using var database = Open();
        var journal = new SqliteTurnJournal(database);
        var session = database.Database.Writer;
        session.Number($"PRAGMA max_page_count = {session.Number("PRAGMA page_count") + 1}");
        var large = Turn("large") with { Activity = new Activity { Text = new string('x', 100_000) } };

        (await Should.ThrowAsync<ConversationsUnavailableException>(async () => await journal.AddAsync(large, CancellationToken.None)))
            .Message.ShouldContain("is full: nothing new of the conversations is kept");

        (await journal.ListAsync(CancellationToken.None)).ShouldBeEmpty();
        session.Number("PRAGMA max_page_count = 1000000");
        await journal.AddAsync(large, CancellationToken.None);
        (await journal.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
    }

    private ConversationDatabase Open() => Opened(new ConversationDatabase(Options()));

    private static ConversationDatabase Opened(ConversationDatabase database)
    {
        database.Open();
        return database;
    }

    private DataOptions Options(string folder = "") => new() { Folder = _folder[folder], BusyTimeoutSeconds = 1 };

    private static PendingTurn Turn(string id) => new()
    {
        Id = id,
        Route = "connector",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Activity = new Activity { Type = ActivityTypes.Message, Text = "hi" },
    };

    private void OverwritePages()
    {
        // All but the first page, so that the file still looks like ours.
        using var stream = System.IO.File.OpenWrite(File);
        stream.Seek(4096, SeekOrigin.Begin);
        var garbage = new byte[stream.Length - 4096];
        new Random(1).NextBytes(garbage);
        stream.Write(garbage);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
