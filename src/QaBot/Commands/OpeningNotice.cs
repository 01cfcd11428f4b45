using QaBot.Core.Indexing;

namespace QaBot.Commands;

/// <summary>Says when an index was found damaged: a person should know that it was kept aside, and why all is read anew.</summary>
internal static class OpeningNotice
{
    public static void Write(Terminal terminal, IndexOpening opening)
    {
        if (opening.Outcome == IndexOpeningOutcome.Rebuilt)
        {
            terminal.ErrorWriter.WriteLine(
                $"The index {opening.Path} was damaged ({opening.Reason}). It was kept as {opening.KeptAside}; all documents are indexed anew.");
        }
    }
}
