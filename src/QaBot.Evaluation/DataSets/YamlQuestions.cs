using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QaBot.Evaluation.DataSets;

/// <summary>Reads a questions file in YAML: a list under <c>questions</c>, each entry a mapping.</summary>
internal static class YamlQuestions
{
    private const string Root = "questions";
    private const string Example = "Write \"questions:\" and below it entries such as \"- question: How do I ...?\" with \"document: path/to/file.md\".";

    public static IReadOnlyList<QuestionEntry> Read(byte[] content, FaultList faults)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
            yaml.Load(reader);
        }
        catch (YamlException fault)
        {
            faults.Add(LineOf(fault.Start), $"is not YAML: {fault.Message} Put texts that hold a colon or a quotation mark into quotation marks.");
            return [];
        }

        if (yaml.Documents.Count == 0)
        {
            return [];
        }

        return ListOf(yaml.Documents[0].RootNode, faults) is { } list
            ? [.. list.Select(node => EntryOf(node, faults)).OfType<QuestionEntry>()]
            : [];
    }

    private static YamlSequenceNode? ListOf(YamlNode root, FaultList faults)
    {
        if (root is not YamlMappingNode mapping)
        {
            faults.Add(LineOf(root.Start), $"is no mapping. {Example}");
            return null;
        }

        foreach (var key in mapping.Children.Keys.Where(key => TextOf(key) != Root))
        {
            faults.Add(LineOf(key.Start), $"\"{TextOf(key)}\" is not known here; expected \"{Root}\". {Example}");
        }

        var value = mapping.Children.FirstOrDefault(pair => TextOf(pair.Key) == Root).Value;
        if (value is YamlSequenceNode list)
        {
            return list;
        }

        faults.Add(LineOf((value ?? root).Start), $"\"{Root}\" is no list. {Example}");
        return null;
    }

    private static QuestionEntry? EntryOf(YamlNode node, FaultList faults)
    {
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(LineOf(node.Start), $"is no mapping. {Example}");
            return null;
        }

        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            if (!QuestionEntry.Names.Contains(TextOf(key)))
            {
                faults.Add(LineOf(key.Start), $"\"{TextOf(key)}\" is not a field of a question; known are {string.Join(", ", QuestionEntry.Names)}.");
            }
            else if (TextsOf(value) is { } texts)
            {
                fields[TextOf(key)] = texts;
            }
            else
            {
                faults.Add(LineOf(value.Start), $"\"{TextOf(key)}\" is a mapping; expected a text or a list of texts. Put a text that holds a colon into quotation marks.");
            }
        }

        return new QuestionEntry(LineOf(node.Start), fields);
    }

    private static IReadOnlyList<string>? TextsOf(YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) => [.. list.Select(TextOf)],
        _ => null,
    };

    private static string TextOf(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private static int LineOf(Mark mark) => (int)mark.Line;
}
