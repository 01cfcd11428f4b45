using QaBot.Core.Embedding;
using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Cuts a text into windows of as many tokens as the model reads, neighbours sharing some; the cuts fall between words. Time grows
/// linearly with the text. Safe to call from several threads at once.
/// </summary>
internal sealed class TokenWindower : TextWindower
{
    private readonly BertWordPieces _tokenizer;
    private readonly int _capacity;
    private readonly int _overlap;

    /// <summary>A windower.</summary>
    /// <param name="tokenizer">Counts the tokens.</param>
    /// <param name="capacity">Tokens of a window, without special ones.</param>
    /// <param name="overlap">Tokens that neighbouring windows share at most; fewer than <paramref name="capacity"/>.</param>
    public TokenWindower(BertWordPieces tokenizer, int capacity, int overlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(overlap);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(overlap, capacity);
        _tokenizer = tokenizer;
        _capacity = capacity;
        _overlap = overlap;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TextRange> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return [];
        }

        var words = WordsOf(text);
        var windows = WordWindows.Cut(words, _capacity, _overlap);
        return windows.Count == 1
            ? [new TextRange(0, text.Length)]
            : [.. windows.Select(window => TextRange.FromBounds(words[window.Start.Value].Start, words[window.End.Value - 1].End))];
    }

    private List<TokenizedWord> WordsOf(string text) =>
        [.. BertWords.Split(text).Select(word => new TokenizedWord(word.Start, word.End, _tokenizer.Count(word.Of(text))))];
}
