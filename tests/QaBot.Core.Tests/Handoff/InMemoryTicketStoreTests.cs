using QaBot.Core.Handoff;
using QaBot.TestKit.Handoff;

namespace QaBot.Core.Tests.Handoff;

/// <summary>What tests of conversations stand on does as the store on disk does.</summary>
public sealed class InMemoryTicketStoreTests : TicketStoreContract
{
    protected override TicketStore Create() => new InMemoryTicketStore();
}
