using System.Globalization;
using System.Text;
using QaBot.Core.Indexing;

namespace QaBot.Core.Conversation;

/// <summary>Says what the bot is and what it knows: the number of its documents and the titles of some.</summary>
internal static class Introduction
{
    private const string Promise =
        "I quote them word for word and say where each quote stands; when they don't say, I tell you so.";

    /// <summary>The text for somebody who may see <paramref name="documents"/>, all of them indexed.</summary>
    public static string Of(IReadOnlyList<DocumentEntry> documents, int titlesShown)
    {
        if (documents.Count == 0)
        {
            return "I am QaBot. I answer questions from documents, but there are none yet: put .txt or .md files into the knowledge folder.";
        }

        var text = new StringBuilder("I am QaBot. I answer questions from ");
        text.Append(CultureInfo.InvariantCulture, $"{documents.Count} {(documents.Count == 1 ? "document" : "documents")}");
        AppendTitles(text, documents, titlesShown);
        return text.Append(". ").Append(Promise).ToString();
    }

    private static void AppendTitles(StringBuilder text, IReadOnlyList<DocumentEntry> documents, int titlesShown)
    {
        string[] titles = [.. documents.Select(document => document.Title).Distinct(StringComparer.Ordinal).Take(titlesShown)];
        if (titles.Length == 0)
        {
            return;
        }

        text.Append(titles.Length < documents.Count ? ", among them " : ": ");
        text.AppendJoin(", ", titles.Select(title => $"“{title}”"));
    }
}
