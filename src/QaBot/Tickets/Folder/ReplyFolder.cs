using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QaBot.Tickets.Replies;

namespace QaBot.Tickets.Folder;

/// <summary>
/// Takes up replies that people put into the folder of tickets. A file is read when two looks in a row found it unchanged, so that it is
/// whole; then it is renamed to <c>.sent</c>, or to <c>.refused</c> with the reason at its end. For one caller at a time.
/// </summary>
/// <remarks>A process that dies between the writing down and the renaming finds the same file again; its id is the same, so it is taken once.</remarks>
internal sealed partial class ReplyFolder(TicketFolder folder, ReplyIntake intake, ILogger<ReplyFolder> logger)
{
    private const int MaxFileBytes = 1_048_576;
    private const int MaxNames = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ILogger _logger = logger;

    /// <summary>What the last look found: path, length and time of the last change.</summary>
    private Dictionary<string, (long Length, DateTime ChangedAt)> _seen = [];

    /// <summary>Looks once, and takes up what has not changed since the last look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (folder.Path is not { } path || !Directory.Exists(path))
        {
            return;
        }

        var seen = new Dictionary<string, (long Length, DateTime ChangedAt)>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*.reply.*"))
        {
            if (ReplyFile.TicketOf(file.Name) is not { } ticketId)
            {
                continue;
            }

            var look = (file.Length, file.LastWriteTimeUtc);
            if (_seen.TryGetValue(file.FullName, out var last) && last == look)
            {
                await TakeAsync(file, ticketId, cancellationToken);
            }

            seen[file.FullName] = look;
        }

        _seen = seen;
    }

    private async Task TakeAsync(FileInfo file, string ticketId, CancellationToken cancellationToken)
    {
        try
        {
            var refusal = await SendAsync(file, ticketId, cancellationToken);
            PutAway(file, refusal);
            if (refusal is not null)
            {
                LogRefused(ticketId, refusal);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody has it open, or it is gone again; the next look tells.
            LogBusy(fault, ticketId);
        }
    }

    /// <summary>Writes the reply down. Null when it is; else why not.</summary>
    private async Task<string?> SendAsync(FileInfo file, string ticketId, CancellationToken cancellationToken)
    {
        if (file.LinkTarget is not null)
        {
            return "The file is a link; put the reply itself here.";
        }

        if (file.Length > MaxFileBytes)
        {
            return $"The file has {file.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes; a reply may have {MaxFileBytes.ToString("N0", CultureInfo.InvariantCulture)}.";
        }

        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        if (TextOf(bytes) is not { } text)
        {
            return "The file is not UTF-8 text; save it as UTF-8.";
        }

        var reply = ReplyFile.Parse(text);
        var receipt = await intake.TakeAsync(
            new ReplyDraft
            {
                Id = IdOf(ticketId, bytes, file.LastWriteTimeUtc),
                TicketId = ticketId,
                Text = reply.Text,
                By = reply.By,
                Takes = reply.Takes,
                Closes = reply.Closes,
                Keeps = reply.Keeps,
            },
            cancellationToken);
        return receipt.Refusal;
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The same for the same file after a crash, another when somebody writes the same words again.</summary>
    private static string IdOf(string ticketId, byte[] bytes, DateTime changedAt) => string.Create(
        CultureInfo.InvariantCulture, $"file:{ticketId}:{changedAt.Ticks}:{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}");

    private static void PutAway(FileInfo file, string? refusal)
    {
        var name = FreeName(file.FullName, refusal is null ? "sent" : "refused");
        File.Move(file.FullName, name);
        if (refusal is not null)
        {
            File.AppendAllText(name, $"\n\n---\nNot sent: {refusal}\n", Strict);
        }
    }

    private static string FreeName(string path, string ending) =>
        Enumerable.Range(1, MaxNames)
            .Select(number => number == 1 ? $"{path}.{ending}" : string.Create(CultureInfo.InvariantCulture, $"{path}.{number}.{ending}"))
            .FirstOrDefault(name => !File.Exists(name))
        ?? $"{path}.{Guid.NewGuid():N}.{ending}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reply by file to {Ticket} was refused: {Refusal}")]
    private partial void LogRefused(string ticket, string refusal);

    [LoggerMessage(Level = LogLevel.Information, Message = "A reply by file to {Ticket} cannot be read or renamed just now; it is tried again.")]
    private partial void LogBusy(Exception fault, string ticket);
}
