using QaBot.Core.Insights;
using QaBot.TestKit.Insights;

namespace QaBot.Core.Tests.Insights;

public sealed class InMemoryFeedbackStoreTests : FeedbackStoreContract
{
    protected override FeedbackStore Create() => new InMemoryFeedbackStore();
}
