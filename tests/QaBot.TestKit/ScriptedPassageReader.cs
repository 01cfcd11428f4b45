using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.TestKit;

/// <summary>Finds given words: a sentence that holds one of them answers, with these words; every other does not. No model.</summary>
public sealed class ScriptedPassageReader(params string[] answers) : PassageReader
{
    private const double Sure = 10;

    private int _passages;

    /// <summary>How many passages were read.</summary>
    public int Passages => Volatile.Read(ref _passages);

    public override ValueTask<PassageReading> ReadAsync(string question, IndexedChunk passage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _passages);
        SentenceReading[] sentences = [.. passage.Chunk.Sentences.Select(sentence => Read(passage, sentence.Range))];
        var best = sentences.Length == 0 ? -Sure : sentences.Max(sentence => sentence.LogOdds);
        return ValueTask.FromResult(new PassageReading(sentences, Math.Max(0, -best), best));
    }

    private SentenceReading Read(IndexedChunk passage, TextRange sentence)
    {
        var text = passage.Text.Substring(sentence.Start - passage.Chunk.Range.Start, sentence.Length);
        var answer = answers.FirstOrDefault(words => text.Contains(words, StringComparison.Ordinal));
        return answer is null
            ? new SentenceReading(-Sure, new TextRange(sentence.Start, 1), -Sure)
            : new SentenceReading(Sure, new TextRange(sentence.Start + text.IndexOf(answer, StringComparison.Ordinal), answer.Length), Sure);
    }
}
