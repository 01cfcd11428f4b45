using System.Globalization;

namespace QaBot.Channels;

/// <summary>One item of a list.</summary>
/// <param name="Marker">Its marker as a reader would say it, such as <c>3.</c> or <c>•</c>.</param>
/// <param name="Depth">How deep it is nested below the first item, 0 and up; never more than one deeper than the item before.</param>
/// <param name="Parts">Its words, and the markers of citations.</param>
internal sealed record ListLine(string Marker, int Depth, IReadOnlyList<AnswerPart> Parts)
{
    /// <summary>The number of an item that is counted; null for any other marker.</summary>
    public int? Number => Marker is [.., '.' or ')'] && int.TryParse(Marker.AsSpan(0, Marker.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    /// <summary>Whether the marker says nothing but that it is an item.</summary>
    public bool IsBullet => Marker.Length == 0 || (Marker.Length == 1 && !char.IsLetterOrDigit(Marker[0]));
}
