using QaBot.Core.Embedding;
using QaBot.Core.Text;

namespace QaBot.TestKit;

/// <summary>Takes every text whole.</summary>
public sealed class WholeTextWindower : TextWindower
{
    public override IReadOnlyList<TextRange> Split(string text) => text.Length == 0 ? [] : [new TextRange(0, text.Length)];
}
