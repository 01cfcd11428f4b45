namespace QaBot.Core.Text;

/// <summary>What a character is to the <see cref="WordTokenizer"/>.</summary>
internal enum CharacterClass : byte
{
    /// <summary>No part of a word.</summary>
    Other,

    /// <summary>A letter of a script that puts spaces between words.</summary>
    Letter,

    /// <summary>A decimal digit.</summary>
    Digit,

    /// <summary>A combining mark, or a joiner inside a word: it goes on with what stands before it.</summary>
    Mark,

    /// <summary>A letter of a script that writes words without spaces between them.</summary>
    Unspaced,
}
