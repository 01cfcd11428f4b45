namespace QaBot.Providers.Onnx;

/// <summary>A stretch of text that the tokeniser treats on its own: a word, a punctuation mark or an ideograph.</summary>
/// <param name="Start">Offset of its first code unit.</param>
/// <param name="End">Offset past its last code unit.</param>
/// <param name="Tokens">How many tokens it has.</param>
internal readonly record struct TokenizedWord(int Start, int End, int Tokens);
