using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QaBot.Core.Indexing;
using QaBot.Providers.Sqlite;
using QaBot.TestKit;
using QaBot.TestKit.Indexing;

namespace QaBot.Providers.Tests.Sqlite;

public sealed class SqliteRegistrationTests
{
    [Fact]
    public void AddSqlite_Configured_GivesTheIndexInItsFolder()
    {
        using var folder = new TemporaryFolder();
        using var provider = Provider(("QaBot:Data:Folder", folder.Path));

        var index = provider.GetRequiredService<KnowledgeIndex>();

        index.ShouldBeOfType<SqliteKnowledgeIndex>();
        provider.GetRequiredService<IndexOpening>().ShouldBe(new IndexOpening(IndexOpeningOutcome.Created, folder["index.db"]));
    }

    [Fact]
    public void AddSqlite_FaultyOptions_ReportsThem()
    {
        using var provider = Provider(("QaBot:Data:BusyTimeoutSeconds", "0"));

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<KnowledgeIndex>())
            .Message.ShouldContain("QaBot:Data:BusyTimeoutSeconds is 0");
    }

    private static ServiceProvider Provider((string Key, string Value) setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(setting.Key, setting.Value)]).Build();
        return new ServiceCollection().AddSingleton(DocumentSample.Model).AddSqlite(configuration).BuildServiceProvider();
    }
}
