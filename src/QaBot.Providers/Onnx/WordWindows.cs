namespace QaBot.Providers.Onnx;

/// <summary>Cuts words into windows of as many tokens as a model takes, neighbours sharing some. Time grows linearly with the words.</summary>
internal static class WordWindows
{
    /// <summary>The windows as ranges of indices, in order; one for no words. A word of more tokens than a window gets one for itself.</summary>
    /// <param name="words">The words.</param>
    /// <param name="capacity">Tokens of a window.</param>
    /// <param name="overlap">Tokens that neighbours share at most; fewer than <paramref name="capacity"/>.</param>
    public static IReadOnlyList<Range> Cut(IReadOnlyList<TokenizedWord> words, int capacity, int overlap)
    {
        var windows = new List<Range>();
        var first = 0;
        var end = Fill(words, first, capacity);
        while (end < words.Count)
        {
            windows.Add(first..end);
            first = StepBack(words, end, capacity, overlap);
            end = Fill(words, first, capacity);
        }

        windows.Add(first..end);
        return windows;
    }

    // The index past the last word of a window.
    private static int Fill(IReadOnlyList<TokenizedWord> words, int first, int capacity)
    {
        var end = first;
        var tokens = 0;
        while (end < words.Count && (end == first || tokens + words[end].Tokens <= capacity))
        {
            tokens += words[end].Tokens;
            end++;
        }

        return end;
    }

    // Where the window after the one that ends at `end` starts: with the overlap, but never so early that it would gain no word.
    private static int StepBack(IReadOnlyList<TokenizedWord> words, int end, int capacity, int overlap)
    {
        var room = Math.Min(overlap, capacity - words[end].Tokens);
        var first = end;
        for (var shared = 0; first > 0 && shared + words[first - 1].Tokens <= room; first--)
        {
            shared += words[first - 1].Tokens;
        }

        return first;
    }
}
