using QaBot.Core.Text;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Lays out question, title and passage as the reader was trained to read them. A passage that does not fit is cut in windows that
/// overlap. Safe to use from several threads at once.
/// </summary>
internal sealed class ReaderInputs(BertWordPieces tokenizer)
{
    /// <summary>Tokens of a pair at most, the special ones counted.</summary>
    public const int MaxTokens = 272;

    private const int MaxQuestionTokens = 40;
    private const int MaxTitleTokens = 24;

    // About two sentences: one that a cut divides stands whole in the next window.
    private const int Overlap = 64;

    /// <summary>The inputs for a passage, at least one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="title">What the passage stands under; may be empty.</param>
    /// <param name="text">The passage.</param>
    public IReadOnlyList<ReaderInput> Of(string question, string title, string text)
    {
        List<long> head = [tokenizer.Before, .. TokensOf(question, MaxQuestionTokens), tokenizer.After];
        var secondSegment = head.Count;
        if (title.Length > 0)
        {
            // The full stop is part of what the title may take.
            head.AddRange(TokensOf(title, MaxTitleTokens - 1));
            head.AddRange(TokensOf(".", 1));
        }

        var capacity = MaxTokens - head.Count - 1;
        var words = tokenizer.Pieces(text);
        var lengths = words.Select(word => new TokenizedWord(word.Range.Start, word.Range.End, word.Tokens.Count)).ToList();
        return [.. WordWindows.Cut(lengths, capacity, Overlap).Select(window => Compose(head, secondSegment, words, window, capacity))];
    }

    private ReaderInput Compose(List<long> head, int secondSegment, IReadOnlyList<PiecedWord> words, Range window, int capacity)
    {
        List<long> ids = [.. head];
        var ranges = new List<TextRange>();
        for (var i = window.Start.Value; i < window.End.Value; i++)
        {
            // Only a word longer than a window has more tokens than there is room for.
            foreach (var token in words[i].Tokens.Take(capacity - ranges.Count))
            {
                ids.Add(token);
                ranges.Add(words[i].Range);
            }
        }

        ids.Add(tokenizer.After);
        var types = new long[ids.Count];
        Array.Fill(types, 1, secondSegment, types.Length - secondSegment);
        return new ReaderInput([.. ids], types, head.Count, ranges);
    }

    private long[] TokensOf(string text, int limit) => tokenizer.Encode(text, limit + BertWordPieces.SpecialTokens)[1..^1];
}
