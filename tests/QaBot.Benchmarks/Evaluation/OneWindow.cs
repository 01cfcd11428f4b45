using QaBot.Core.Embedding;
using QaBot.Core.Text;

namespace QaBot.Benchmarks.Evaluation;

/// <summary>Takes every text whole.</summary>
internal sealed class OneWindow : TextWindower
{
    public override IReadOnlyList<TextRange> Split(string text) => [new TextRange(0, text.Length)];
}
