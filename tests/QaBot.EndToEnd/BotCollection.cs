namespace QaBot.EndToEnd;

/// <summary>One bot and one browser serve all tests that only read.</summary>
[CollectionDefinition(Name)]
public sealed class BotCollection : ICollectionFixture<RunningBot>, ICollectionFixture<Browser>
{
    public const string Name = "running bot";
}
