using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.Core.Handoff;

namespace QaBot.Tickets.Folder;

/// <summary>
/// Keeps one file for each ticket in a folder. A file is replaced whole, so that nobody ever reads half of one; what was noted at its end
/// stays. Thread-safe.
/// </summary>
internal sealed class TicketFolder(IOptions<TicketsOptions> options, TicketLinks links, TimeProvider time) : IDisposable
{
    // Escaped text has no such line: a number sign at its start is escaped.
    private const string NotesHeading = "## Notes";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The folder's path; null where tickets are not written to files.</summary>
    public string? Path => options.Value.HasFolder() ? System.IO.Path.GetFullPath(options.Value.Folder!) : null;

    /// <summary>Writes a ticket as it stands. Does nothing where tickets are not written to files.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public Task WriteAsync(Ticket ticket, CancellationToken cancellationToken) =>
        ReplaceAsync(ticket.Id, old => TicketMarkdown.Of(ticket, links.PageOf(ticket.Id)) + NotesOf(old), cancellationToken);

    /// <summary>Notes something about a ticket that people should know of: news or a reply that did not arrive.</summary>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public Task NoteAsync(string ticketId, string note, CancellationToken cancellationToken) =>
        ReplaceAsync(ticketId, old => WithNote(old ?? $"# {ticketId}\n", note), cancellationToken);

    public void Dispose() => _gate.Dispose();

    /// <summary>The file of a ticket in <paramref name="folder"/>.</summary>
    internal static string FileOf(string folder, string ticketId) => TicketId.IsValid(ticketId)
        ? System.IO.Path.Combine(folder, $"{ticketId}.md")
        : throw new ArgumentException("The id of a ticket is T- and eight digits of base 32.", nameof(ticketId));

    private async Task ReplaceAsync(string ticketId, Func<string?, string> change, CancellationToken cancellationToken)
    {
        if (Path is not { } folder)
        {
            return;
        }

        var file = FileOf(folder, ticketId);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(folder);
            var old = File.Exists(file) ? await File.ReadAllTextAsync(file, Utf8, cancellationToken) : null;
            await WriteWholeAsync(file, change(old), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task WriteWholeAsync(string file, string text, CancellationToken cancellationToken)
    {
        var draft = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await stream.WriteAsync(Utf8.GetBytes(text), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private string WithNote(string old, string note)
    {
        var heading = old.Contains($"\n{NotesHeading}\n", StringComparison.Ordinal) ? "" : $"\n{NotesHeading}\n\n";
        return string.Create(CultureInfo.InvariantCulture, $"{old}{heading}- {TicketWords.Of(time.GetUtcNow())}: {Channels.MarkdownText.EscapeToLine(note)}\n");
    }

    private static string NotesOf(string? old)
    {
        var at = old?.LastIndexOf($"\n{NotesHeading}\n", StringComparison.Ordinal) ?? -1;
        return at < 0 ? "" : old![at..];
    }
}
