using QaBot.Core.Insights;

namespace QaBot.Tests.Tickets.Replies;

/// <summary>Answers for everyone, kept by their questions.</summary>
internal sealed class KeptAnswers : CuratedAnswers
{
    /// <summary>What is kept.</summary>
    public Dictionary<string, CuratedAnswer> Kept { get; } = [];

    /// <summary>How often it was asked to keep one.</summary>
    public int Calls { get; private set; }

    /// <summary>Why it fails; null when it does not.</summary>
    public string? Fault { get; set; }

    public override ValueTask<string> KeepAsync(CuratedAnswer answer, CancellationToken cancellationToken)
    {
        Calls++;
        if (Fault is not null)
        {
            throw new CuratedAnswerException(Fault);
        }

        Kept[answer.Question] = answer;
        return new("curated/x.md");
    }
}
