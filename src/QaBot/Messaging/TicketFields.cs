using System.Globalization;
using System.Net.Mail;
using QaBot.Channels;

namespace QaBot.Messaging;

/// <summary>What somebody wrote into the form by which a person is asked.</summary>
/// <param name="Question">What is to be answered.</param>
/// <param name="Note">What else the person should know; null for nothing.</param>
/// <param name="Contact">An e-mail address for the reply; null for none.</param>
internal sealed record TicketFields(string Question, string? Note = null, string? Contact = null)
{
    /// <summary>Longest question, in characters.</summary>
    public const int MaxQuestion = 2_000;

    /// <summary>Longest note, in characters.</summary>
    public const int MaxNote = 4_000;

    // RFC 5321 lets no longer address through.
    private const int MaxContact = 254;

    /// <summary>Reads the fields of a form, or says in sentences all that is wrong with them.</summary>
    public static (TicketFields? Fields, string Fault) Read(IReadOnlyDictionary<string, string> fields)
    {
        var question = TextOf(fields, HandoffForm.QuestionField);
        var note = TextOf(fields, HandoffForm.NoteField);
        var contact = TextOf(fields, HandoffForm.ContactField);
        string?[] checks =
        [
            question.Length == 0 ? "The question is empty. Write what the person shall answer." : LengthFaultOf("question", question, MaxQuestion),
            LengthFaultOf("note", note, MaxNote),
            contact.Length == 0 ? null : ContactFaultOf(contact),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length > 0
            ? (null, string.Join(' ', faults.Append("Nobody was asked yet.")))
            : (new TicketFields(question, note.Length == 0 ? null : note, contact.Length == 0 ? null : contact), "");
    }

    /// <summary>What is wrong with an e-mail address, in a sentence; null for nothing.</summary>
    public static string? ContactFaultOf(string contact) =>
        contact.Length <= MaxContact
        && !contact.Any(char.IsControl)
        && MailAddress.TryCreate(contact, out var address)
        && address.Address == contact
        && address.Host.Contains('.', StringComparison.Ordinal)
            ? null
            : "The e-mail address does not look like one, such as ann@example.com. Correct it, or leave the field empty.";

    private static string TextOf(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name, "").Trim();

    private static string? LengthFaultOf(string field, string text, int most) => text.Length <= most
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The {field} has {text.Length:N0} characters; up to {most:N0} can be sent. Shorten it.");
}
