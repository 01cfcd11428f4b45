using QaBot.Core.Documents;
using QaBot.Core.Text;
using Shouldly;

namespace QaBot.TestKit;

/// <summary>What holds for every document, whichever reader made it.</summary>
public static class DocumentInvariants
{
    /// <summary>Fails, naming the place, if <paramref name="document"/> breaks one of the promises of its contract.</summary>
    public static void ShouldHold(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Id.ShouldBe(DocumentId.FromPath(document.SourcePath));
        document.Title.ShouldNotBeNullOrWhiteSpace();
        document.Format.ShouldNotBeNullOrWhiteSpace();
        document.ContentHash.ShouldMatch("^[0-9a-f]{64}$");
        TextNormalizer.IsNormalized(document.Text).ShouldBeTrue("the stored text is not in its normal form");

        BlocksShouldHold(document);
        SectionsShouldHold(document);
        MarksShouldHold(document);
        document.Warnings.ShouldAllBe(warning => !string.IsNullOrWhiteSpace(warning));
    }

    private static void BlocksShouldHold(Document document)
    {
        var end = 0;
        foreach (var block in document.Blocks)
        {
            var isFirst = ReferenceEquals(block, document.Blocks[0]);
            var gap = document.Text[end..block.Range.Start];
            gap.ShouldBe(gap.Length == 1 ? "\n" : isFirst ? "" : "\n\n", $"before {block}");
            block.Range.IsEmpty.ShouldBeFalse($"{block} is empty");
            block.Range.End.ShouldBeLessThanOrEqualTo(document.Text.Length, $"{block}");
            var text = block.Range.Of(document.Text).ToString();
            text.ShouldBe(block.Kind == BlockKind.Code ? text.TrimEnd() : text.Trim(), $"{block} is not trimmed");
            block.Line.ShouldBeGreaterThanOrEqualTo(1, $"line of {block}");
            LevelShouldHold(block);
            (block.Marker is not null).ShouldBe(block.Kind == BlockKind.ListItem, $"marker of {block}");
            end = block.Range.End;
        }

        end.ShouldBe(document.Text.Length, "the text ends where the last block ends");
    }

    private static void LevelShouldHold(Block block)
    {
        var (least, most) = block.Kind switch
        {
            BlockKind.Heading => (1, 6),
            BlockKind.ListItem => (1, int.MaxValue),
            _ => (0, 0),
        };
        block.Level.ShouldBeInRange(least, most, $"level of {block}");
    }

    private static void SectionsShouldHold(Document document)
    {
        var end = 0;
        var section = -1;
        foreach (var next in document.Sections)
        {
            next.Range.Start.ShouldBe(end, $"{next} does not start where the one before it ends");
            next.Range.IsEmpty.ShouldBeFalse($"{next} is empty");
            end = next.Range.End;
        }

        end.ShouldBe(document.Text.Length, "the sections cover the text");
        foreach (var block in document.Blocks)
        {
            while (section < 0 || block.Range.Start >= document.Sections[section].Range.End)
            {
                section++;
            }

            var current = document.Sections[section];
            current.Range.Contains(block.Range).ShouldBeTrue($"{block} crosses the end of {current}");
            if (block.Kind == BlockKind.Heading)
            {
                block.Range.Start.ShouldBe(current.Range.Start, $"{block} does not start a section");
                current.HeadingPath[^1].ShouldBe(block.Range.Of(document.Text).ToString());
            }
        }
    }

    private static void MarksShouldHold(Document document)
    {
        var start = 0;
        var block = 0;
        foreach (var mark in document.Marks)
        {
            mark.Range.Start.ShouldBeGreaterThanOrEqualTo(start, $"{mark} is out of order");
            mark.Range.IsEmpty.ShouldBeFalse($"{mark} is empty");
            start = mark.Range.Start;
            while (block < document.Blocks.Count - 1 && document.Blocks[block].Range.End <= start)
            {
                block++;
            }

            document.Blocks[block].Range.Contains(mark.Range).ShouldBeTrue($"{mark} is not inside one block");
            (mark.Target is not null).ShouldBe(mark.Kind == InlineMarkKind.Link, $"target of {mark}");
        }
    }
}
