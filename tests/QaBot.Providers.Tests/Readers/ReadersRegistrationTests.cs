using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Ingestion;
using QaBot.Providers.Readers;

namespace QaBot.Providers.Tests.Readers;

public sealed class ReadersRegistrationTests
{
    [Fact]
    public void AddReaders_EveryReader_HasAContractSuite()
    {
        var suites = typeof(DocumentReaderContractTests).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DocumentReaderContractTests)) && !type.IsAbstract)
            .Select(type => type.Name)
            .ToList();

        Registered().Select(reader => reader.GetType().Name + "Tests").ShouldAllBe(name => suites.Contains(name));
    }

    [Fact]
    public void AddReaders_FormatsAndExtensions_BelongToOneReaderEach()
    {
        var readers = Registered();

        readers.Count.ShouldBe(2);
        readers.Select(reader => reader.Format).ShouldBeUnique();
        readers.SelectMany(reader => reader.Extensions).ShouldBeUnique();
    }

    private static List<DocumentReader> Registered()
    {
        using var services = new ServiceCollection().AddReaders().BuildServiceProvider();
        return [.. services.GetServices<DocumentReader>()];
    }
}
