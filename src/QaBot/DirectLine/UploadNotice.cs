using System.Globalization;
using QaBot.Core.Conversation;

namespace QaBot.DirectLine;

/// <summary>Tells a person what became of a file.</summary>
internal static class UploadNotice
{
    public static string Of(ConversationFileReport report) => report.Fault is { } fault
        ? $"I could not read {report.Name}. {fault}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"I have read {report.Name} ({report.Passages:N0} {(report.Passages == 1 ? "passage" : "passages")}). Ask me about it.");
}
