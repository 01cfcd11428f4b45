using QaBot.Providers.Sqlite;
using QaBot.Providers.Sqlite.Conversations;

namespace QaBot.Commands.Checks;

/// <summary>Looks into the file that keeps conversations without opening it for writing.</summary>
internal sealed class ConversationsCheck : InstallationCheck
{
    private readonly DataOptions _options;

    public ConversationsCheck(DataOptions options) => _options = options;

    public override string Name => "Conversations";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Judge(ConversationInspection.Run(_options))]);

    private Finding Judge(ConversationInspection found)
    {
        if (!found.Exists)
        {
            return Finding.Fine(Name, $"there is no {found.Path} yet; it is made by the first server");
        }

        return found.Fault is { } fault
            ? Finding.Wrong(Name, $"{found.Path} cannot be used", fault, "do what the line above says; documents and their index are not affected")
            : Finding.Fine(
                Name,
                $"{found.Path} is whole, schema {found.SchemaVersion}: {Quantity.Of(found.Conversations, "chat")}, {found.PendingTurns} unanswered, {found.Undelivered} undelivered, {Quantity.Of(found.Known, "conversation")} that can be told something");
    }
}
