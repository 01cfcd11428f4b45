namespace QaBot.Channels;

/// <summary>Lays sections out on as few messages as a channel's limits allow, in order.</summary>
/// <param name="markup">What they are drawn in, which the length is measured in.</param>
/// <param name="maxText">The longest text of a message, in UTF-16 code units.</param>
/// <param name="maxCitations">The most citations that one message can carry.</param>
internal sealed class Paging(ChannelMarkup markup, int maxText, int maxCitations)
{
    /// <summary>The pages, at least one. No page is beyond the limits but one that holds a single link, which is no link any more once it is cut.</summary>
    public IReadOnlyList<IReadOnlyList<AnswerSection>> Pack(IEnumerable<AnswerSection> sections)
    {
        var pages = new List<List<AnswerSection>> { new() };
        foreach (var section in sections.SelectMany(Fitting))
        {
            if (pages[^1].Count > 0 && !Fits([.. pages[^1], section]))
            {
                pages.Add([]);
            }

            pages[^1].Add(section);
        }

        return pages;
    }

    private IEnumerable<AnswerSection> Fitting(AnswerSection section) => Fits([section]) || section.Halve() is not { } halves
        ? [section]
        : [.. Fitting(halves.First), .. Fitting(halves.Second)];

    private bool Fits(IReadOnlyList<AnswerSection> page) =>
        markup.Draw(page).Length <= maxText && AnswerSections.CitedIn(page).Count <= maxCitations;
}
