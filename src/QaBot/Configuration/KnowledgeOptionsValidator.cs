using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>Checks that the knowledge folder's name can be a path. Whether it exists shows when it is needed.</summary>
internal sealed class KnowledgeOptionsValidator : IValidateOptions<KnowledgeOptions>
{
    public ValidateOptionsResult Validate(string? name, KnowledgeOptions options) =>
        string.IsNullOrWhiteSpace(options.Folder) || options.Folder.Contains('\0', StringComparison.Ordinal)
            ? ValidateOptionsResult.Fail(ConfigurationFault.For(
                $"{KnowledgeOptions.Section}:{nameof(options.Folder)}",
                options.Folder,
                "the path of a folder",
                "name the folder, or remove the key for 'knowledge'").Line)
            : ValidateOptionsResult.Success;
}
