using QaBot.Channels;

namespace QaBot.Tests.Channels;

public sealed class PagingTests
{
    [Fact]
    public void Pack_WhatFits_IsOnePage() => Pack(100, "One.", "Two.").ShouldBe(["One.\n\nTwo."]);

    [Fact]
    public void Pack_ParagraphsTooLongTogether_ArePagesOfTheirOwn() => Pack(10, "One is.", "Two is.").ShouldBe(["One is.", "Two is."]);

    [Fact]
    public void Pack_OneParagraphTooLong_IsCutBetweenSentences() => Pack(20, "One is here. Two is there.").ShouldBe(["One is here.", "Two is there."]);

    [Fact]
    public void Pack_LinkBeyondTheLimit_StaysWhole()
    {
        var link = new ReferenceSection("", [new Reference(1, "Name", "https://bot.example.com/sources/1")]);

        new Paging(new PlainMarkup(), 10, 20).Pack([link]).ShouldHaveSingleItem().ShouldBe([link]);
    }

    [Fact]
    public void Pack_Choices_KeepTheirNumbers()
    {
        var pages = new Paging(new PlainMarkup(), 14, 20).Pack([new ChoiceSection("", 1, ["one", "two", "three", "four"])]);

        pages.Select(new PlainMarkup().Draw).ShouldBe(["1. one\n2. two", "3. three", "4. four"]);
    }

    private static IEnumerable<string> Pack(int limit, params string[] paragraphs)
    {
        var markup = new PlainMarkup();
        return new Paging(markup, limit, 20).Pack(paragraphs.Select(ProseSection.Of)).Select(markup.Draw);
    }
}
