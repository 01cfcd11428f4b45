using QaBot.Core.Documents;
using QaBot.Core.Text;

namespace QaBot.Channels;

/// <summary>A paragraph: words, and the markers of citations.</summary>
internal sealed record ProseSection(IReadOnlyList<AnswerPart> Parts) : AnswerSection
{
    public override IEnumerable<Citation> Cited => Parts.Select(part => part.Citation).OfType<Citation>();

    public static ProseSection Of(string words) => new([new AnswerPart(words)]);

    public override (AnswerSection First, AnswerSection Second)? Halve()
    {
        var border = BorderNearMiddle();
        if (border > 0)
        {
            return (new ProseSection([.. Parts.Take(border)]), new ProseSection([.. Parts.Skip(border)]));
        }

        var longest = Parts.Index().MaxBy(part => part.Item.Citation is null ? part.Item.Text.Length : 0);
        var cut = longest.Item.Citation is null ? TextCut.NearMiddle(longest.Item.Text) : -1;
        return cut < 0
            ? null
            : (new ProseSection([.. Parts.Take(longest.Index), Slice(longest.Item, 0, cut)]),
                new ProseSection([Slice(longest.Item, cut, longest.Item.Text.Length), .. Parts.Skip(longest.Index + 1)]));
    }

    /// <summary>The border after a marker that lies nearest to the middle, as a number of parts; 0 where all lie far from it.</summary>
    private int BorderNearMiddle()
    {
        var total = Parts.Sum(part => part.Text.Length);
        var (best, distance, length) = (0, total / 4, 0);
        for (var i = 1; i < Parts.Count; i++)
        {
            length += Parts[i - 1].Text.Length;
            if (Parts[i - 1].Citation is not null && Parts[i].Citation is null && Math.Abs(length - (total / 2)) <= distance)
            {
                (best, distance) = (i, Math.Abs(length - (total / 2)));
            }
        }

        // Nothing but markers is cut anywhere.
        return best == 0 && Parts.Count > 1 && Parts.All(part => part.Citation is not null || string.IsNullOrWhiteSpace(part.Text)) ? Parts.Count / 2 : best;
    }

    private static AnswerPart Slice(AnswerPart part, int start, int end)
    {
        var slice = TextRange.FromBounds(start, end);
        var highlight = part.Highlight is { } range && slice.Contains(range) ? new TextRange(range.Start - start, range.Length) : (TextRange?)null;
        return new AnswerPart(slice.Of(part.Text).ToString(), null, highlight);
    }
}
