using Microsoft.ML.Tokenizers;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Token numbers of a text as BERT's own tokenizer gives them. Names of special tokens in a text are plain text. Safe to use from
/// several threads at once.
/// </summary>
internal sealed class WordPieceTokenizer
{
    /// <summary>How many special tokens enclose a text: one before, one after.</summary>
    public const int SpecialTokens = 2;

    private readonly BertTokenizer _bert;

    private WordPieceTokenizer(BertTokenizer bert) => _bert = bert;

    /// <summary>Reads a vocabulary of one token a line.</summary>
    /// <param name="vocabulary">The lines.</param>
    /// <param name="lowerCase">Whether the model knows lower-case letters without accents only.</param>
    public static WordPieceTokenizer Create(Stream vocabulary, bool lowerCase) => new(BertTokenizer.Create(vocabulary, new BertOptions
    {
        LowerCaseBeforeTokenization = lowerCase,
        RemoveNonSpacingMarks = lowerCase,
        SplitOnSpecialTokens = false,
    }));

    /// <summary>The text's tokens between the special ones, cut at <paramref name="maxTokens"/>, the special ones counted.</summary>
    public long[] Encode(string text, int maxTokens)
    {
        var ids = _bert.EncodeToIds(text, addSpecialTokens: false);
        var count = Math.Min(ids.Count, maxTokens - SpecialTokens);
        var tokens = new long[count + SpecialTokens];
        tokens[0] = _bert.ClassificationTokenId;
        for (var i = 0; i < count; i++)
        {
            tokens[i + 1] = ids[i];
        }

        tokens[^1] = _bert.SeparatorTokenId;
        return tokens;
    }

    /// <summary>How many tokens a piece of text has, without special ones.</summary>
    public int Count(ReadOnlySpan<char> text) => _bert.CountTokens(text);
}
