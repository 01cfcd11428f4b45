using QaBot.Core.Handoff;

namespace QaBot.Tickets.Folder;

/// <summary>Writes each ticket to a file of its own, and writes it anew when something happens. Repeated news does no harm.</summary>
internal sealed class FolderDesk(TicketFolder folder) : TicketDesk
{
    /// <summary>The desk's name.</summary>
    public const string DeskName = "folder";

    public override string Name => DeskName;

    public override async Task<DeskOutcome> DeliverAsync(Ticket ticket, TicketEvent news, CancellationToken cancellationToken)
    {
        try
        {
            await folder.WriteAsync(ticket, cancellationToken);
            return DeskOutcome.Delivered;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return DeskOutcome.Retry($"The folder {folder.Path} cannot be written to ({fault.GetType().Name}); give this account the right, or free some space.");
        }
    }
}
