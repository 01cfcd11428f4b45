namespace QaBot.Channels;

/// <summary>How answers are drawn. Every part of it applies only to channels that can draw it.</summary>
public sealed class RenderingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Channels";

    /// <summary>Whether answers have thumbs to rate them with. Default true.</summary>
    public bool Feedback { get; set; } = true;

    /// <summary>Whether the bot sends cards: sources, choices, the form for a person. Default true; without, all of them come as text.</summary>
    public bool Cards { get; set; } = true;

    /// <summary>
    /// An answer that cites more sources than this has a card that lists them. Default 5, 1 to 100. Ignored where <see cref="Cards"/> is false.
    /// </summary>
    public int SourcesWithoutCard { get; set; } = 5;

    /// <summary>How many of the nearest passages are linked below an answer that the documents don't give. Default 3, 0 to 10.</summary>
    public int NearestPassages { get; set; } = 3;

    /// <summary>Whether an answer says how sure the bot is. Default true.</summary>
    public bool Sureness { get; set; } = true;

    /// <summary>
    /// The sensitivity label that answers carry in Teams and Web Chat, such as <c>Internal</c>, up to 80 characters. Default none.
    /// </summary>
    public string? SensitivityName { get; set; }

    /// <summary>
    /// What the label means to the reader, up to 500 characters. Default none. Ignored without <see cref="SensitivityName"/>.
    /// </summary>
    public string? SensitivityDescription { get; set; }
}
