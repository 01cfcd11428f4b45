namespace QaBot.Core.Retrieval;

/// <summary>How passages are found and ranked. The defaults are the measured ones; a corpus of an unusual kind may want others.</summary>
public sealed class RetrievalOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "QaBot:Retrieval";

    /// <summary>
    /// Share of the words (BM25) in the fused score, in [0, 1]; the rest is the share of the meaning (cosine). Default 0.7. Ignored while
    /// the encoder cannot be used: then words decide alone.
    /// </summary>
    public double LexicalWeight { get; set; } = 0.7;

    /// <summary>How many passages of each list take part in normalisation and fusion, 10 to 1,000. Default 100.</summary>
    public int Candidates { get; set; } = 100;

    /// <summary>How many passages the index proposes by words, to be scored anew; from <see cref="Candidates"/> to 5,000. Default 200.</summary>
    public int TermCandidates { get; set; } = 200;

    /// <summary>How many passages answers are taken from, 1 to 20. Default 5.</summary>
    public int Passages { get; set; } = 5;

    /// <summary>Weight of title and headings as a field of their own, in [0, 2]; they count in the body as well. Default 0.3.</summary>
    public double HeadingWeight { get; set; } = 0.3;

    /// <summary>
    /// What two neighbouring question words found as neighbours add, as a share of their rarity, in [0, 1]. Default 0.15; 0 turns it off.
    /// </summary>
    public double BigramBonus { get; set; } = 0.15;

    /// <summary>How many of the best passages by words are looked through for neighbouring words, 0 to 1,000. Default 50.</summary>
    public int BigramDepth { get; set; } = 50;

    /// <summary>Whether a question word that no document holds is replaced by the likeliest word that one does. Default true.</summary>
    public bool CorrectSpelling { get; set; } = true;

    /// <summary>
    /// How old the word list behind spelling may grow while documents change, from zero to one day. Default 30 seconds. Ignored without
    /// <see cref="CorrectSpelling"/>.
    /// </summary>
    public TimeSpan SpellingRefresh { get; set; } = TimeSpan.FromSeconds(30);
}
