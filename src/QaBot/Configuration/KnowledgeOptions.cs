namespace QaBot.Configuration;

/// <summary>Where the documents are.</summary>
internal sealed class KnowledgeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Knowledge";

    /// <summary>The folder with the documents, absolute or relative to the working directory. Default <c>knowledge</c>.</summary>
    public string Folder { get; set; } = "knowledge";

    /// <summary>Throws when the folder is not there, before anything is done with it.</summary>
    /// <exception cref="ConfigurationFaultException">There is no such folder.</exception>
    public void RequireFolder()
    {
        if (!Directory.Exists(Folder))
        {
            throw new ConfigurationFaultException(
            [
                ConfigurationFault.For(
                    $"{Section}:{nameof(Folder)}",
                    Folder,
                    "a folder that exists",
                    "create it and put documents into it, or name another with --knowledge DIR"),
            ]);
        }
    }
}
