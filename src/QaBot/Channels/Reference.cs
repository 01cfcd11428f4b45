namespace QaBot.Channels;

/// <summary>A link into a document.</summary>
/// <param name="Number">The number of the marker that it explains; null where no marker stands for it.</param>
/// <param name="Name">What is linked, in one line.</param>
/// <param name="Url">Where it opens.</param>
internal sealed record Reference(int? Number, string Name, string Url);
