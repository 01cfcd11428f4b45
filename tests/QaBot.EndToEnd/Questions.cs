namespace QaBot.EndToEnd;

/// <summary>Questions about the repository's own knowledge folder, and one that it cannot answer.</summary>
internal static class Questions
{
    public const string Trade = "How much was trade between Kazakhstan and China in 2022?";

    public const string TradeAnswer = "According to Zhumangarin, mutual trade hit a record $24.1 billion in 2022.";

    public const string Companies = "How many Kazakh companies display their products at the China-Eurasia Expo?";

    public const string CompaniesAnswer = "Over 40 Kazakh companies";

    public const string Unanswerable = "Who won the 2010 World Cup?";

    /// <summary>What stands in Web Chat then; it draws the apostrophe that way.</summary>
    public const string NotSaid = "The documents don’t say.";
}
