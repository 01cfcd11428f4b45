namespace QaBot.TestKit;

/// <summary>What a <see cref="TinyEncoder"/> makes of one of its inputs.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Rows">The vector for each number that may be fed, all of one length.</param>
public sealed record EncoderTable(string Input, params float[][] Rows);
