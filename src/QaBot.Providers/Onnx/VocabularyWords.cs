using QaBot.Core.Retrieval;

namespace QaBot.Providers.Onnx;

/// <summary>
/// The words that an encoder's vocabulary holds whole: those that are frequent in the text it was made from, which a misspelling is not.
/// </summary>
internal sealed class VocabularyWords(BertWordPieces tokenizer) : CommonWords
{
    public override bool Contains(string word) => tokenizer.IsWhole(word);
}
