using Microsoft.ML.Tokenizers;

namespace QaBot.Providers.Onnx;

/// <summary>
/// Token numbers of a text as BERT's own tokenizer gives them: <see cref="BertWords"/>, each cut into word pieces by the library. Names of
/// special tokens in a text are plain text. Safe to use from several threads at once.
/// </summary>
internal sealed class BertWordPieces
{
    /// <summary>How many special tokens enclose a text: one before, one after.</summary>
    public const int SpecialTokens = 2;

    private readonly WordPieceTokenizer _pieces;
    private readonly bool _lowerCase;
    private readonly int _unknown;

    private BertWordPieces(WordPieceTokenizer pieces, bool lowerCase, int before, int after, int unknown)
    {
        _pieces = pieces;
        _lowerCase = lowerCase;
        Before = before;
        After = after;
        _unknown = unknown;
    }

    /// <summary>Number of the token before a text.</summary>
    public int Before { get; }

    /// <summary>Number of the token after a text, and between two.</summary>
    public int After { get; }

    /// <summary>Reads a vocabulary of one token a line.</summary>
    /// <param name="vocabulary">The file's bytes.</param>
    /// <param name="lowerCase">Whether the model knows lower-case letters without accents only.</param>
    /// <exception cref="InvalidDataException">A token that every vocabulary of the family has is missing, or one is there twice.</exception>
    public static BertWordPieces Create(byte[] vocabulary, bool lowerCase)
    {
        var lines = System.Text.Encoding.UTF8.GetString(vocabulary).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var before = NumberOf(lines, "[CLS]");
        var after = NumberOf(lines, "[SEP]");
        var unknown = NumberOf(lines, "[UNK]");
        try
        {
            return new BertWordPieces(WordPieceTokenizer.Create(new MemoryStream(vocabulary)), lowerCase, before, after, unknown);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>The text's tokens between the special ones, cut at <paramref name="maxTokens"/>, the special ones counted.</summary>
    public long[] Encode(string text, int maxTokens)
    {
        var tokens = new List<long>(Math.Min(maxTokens, (text.Length / 2) + SpecialTokens)) { Before };
        foreach (var word in BertWords.Split(text))
        {
            if (tokens.Count >= maxTokens - 1)
            {
                break;
            }

            Append(word.Of(text).ToString(), tokens);
        }

        if (tokens.Count >= maxTokens)
        {
            tokens.RemoveRange(maxTokens - 1, tokens.Count - maxTokens + 1);
        }

        tokens.Add(After);
        return [.. tokens];
    }

    /// <summary>The text's words with their tokens, in order. A word that is no text to the model has none.</summary>
    public IReadOnlyList<PiecedWord> Pieces(string text)
    {
        var words = new List<PiecedWord>(text.Length / 4);
        foreach (var word in BertWords.Split(text))
        {
            var tokens = new List<long>(2);
            Append(word.Of(text).ToString(), tokens);
            words.Add(new PiecedWord(word, tokens));
        }

        return words;
    }

    /// <summary>How many tokens one of a text's <see cref="BertWords"/> has.</summary>
    public int Count(ReadOnlySpan<char> word)
    {
        var tokens = new List<long>();
        Append(word.ToString(), tokens);
        return tokens.Count;
    }

    /// <summary>Whether the vocabulary holds the word itself, not only pieces to make it from.</summary>
    public bool IsWhole(string word)
    {
        var tokens = new List<long>();
        Append(word, tokens);
        return tokens is [var only] && only != _unknown;
    }

    private void Append(string word, List<long> tokens)
    {
        var normal = BertWords.Normalize(word, _lowerCase);
        foreach (var part in BertWords.Split(normal))
        {
            foreach (var id in _pieces.EncodeToIds(part.Of(normal), considerPreTokenization: false, considerNormalization: false))
            {
                tokens.Add(id);
            }
        }
    }

    private static int NumberOf(List<string> vocabulary, string token)
    {
        var number = vocabulary.IndexOf(token);
        return number >= 0 ? number : throw new InvalidDataException($"The token {token} is missing.");
    }
}
