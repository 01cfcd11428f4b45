using QaBot.BotFramework.DirectLine;
using QaBot.TestKit.DirectLine;

namespace QaBot.BotFramework.Tests.DirectLine;

public sealed class InMemoryAttachmentStoreTests : AttachmentStoreContract
{
    protected override AttachmentStore Create() => new InMemoryAttachmentStore();
}
