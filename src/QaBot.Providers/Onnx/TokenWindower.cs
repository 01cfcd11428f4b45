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
        var windows = new List<TextRange>();
        var first = 0;
        var end = Fill(words, first);
        while (end < words.Count)
        {
            windows.Add(Range(words, first, end));
            first = StepBack(words, end);
            end = Fill(words, first);
        }

        windows.Add(windows.Count == 0 ? new TextRange(0, text.Length) : Range(words, first, end));
        return windows;
    }

    private static TextRange Range(List<TokenizedWord> words, int first, int end) =>
        TextRange.FromBounds(words[first].Start, words[end - 1].End);

    // The index past the last word of a window; a word longer than a window gets one for itself.
    private int Fill(List<TokenizedWord> words, int first)
    {
        var end = first;
        var tokens = 0;
        while (end < words.Count && (end == first || tokens + words[end].Tokens <= _capacity))
        {
            tokens += words[end].Tokens;
            end++;
        }

        return end;
    }

    // Where the window after the one that ends at `end` starts: with the overlap, but never so early that it would gain no word.
    private int StepBack(List<TokenizedWord> words, int end)
    {
        var room = Math.Min(_overlap, _capacity - words[end].Tokens);
        var first = end;
        for (var shared = 0; first > 0 && shared + words[first - 1].Tokens <= room; first--)
        {
            shared += words[first - 1].Tokens;
        }

        return first;
    }

    private List<TokenizedWord> WordsOf(string text) =>
        [.. BertWords.Split(text).Select(word => new TokenizedWord(word.Start, word.End, _tokenizer.Count(word.Of(text))))];
}
