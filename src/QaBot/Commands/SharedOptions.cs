using System.CommandLine;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class SharedOptions
{
    /// <summary>The folder with the documents.</summary>
    public Option<string?> Knowledge { get; } = new("--knowledge")
    {
        Description = "Folder with the documents (default: knowledge).",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The folder with the index.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder for the index (default: .qabot).",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Any setting.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Any setting, such as QaBot:Embedding:Threads=2; may be given several times.",
        HelpName = "KEY=VALUE",
        Recursive = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Adds the options to the root command, from which the others inherit them.</summary>
    public void AddTo(RootCommand root)
    {
        root.Add(Knowledge);
        root.Add(Data);
        root.Add(Set);
    }

    /// <summary>What was given.</summary>
    public HostSettings Read(ParseResult arguments) => new()
    {
        Knowledge = arguments.GetValue(Knowledge),
        Data = arguments.GetValue(Data),
        Set = arguments.GetValue(Set) ?? [],
    };
}
