using Microsoft.Extensions.Options;

namespace QaBot.Core.Ingestion;

/// <summary>Reports every fault of <see cref="ChunkingOptions"/>, one line each.</summary>
public sealed class ChunkingOptionsValidator : IValidateOptions<ChunkingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ChunkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (options.MaxWords is < ChunkingOptions.LeastMaxWords or > ChunkingOptions.GreatestMaxWords)
        {
            faults.Add(
                $"{ChunkingOptions.Section}:{nameof(options.MaxWords)} is {options.MaxWords}; allowed are "
                + $"{ChunkingOptions.LeastMaxWords} to {ChunkingOptions.GreatestMaxWords} words. Set it inside that range or leave it out for 150.");
        }

        if (options.OverlapPercent is < 0 or > ChunkingOptions.GreatestOverlapPercent)
        {
            faults.Add(
                $"{ChunkingOptions.Section}:{nameof(options.OverlapPercent)} is {options.OverlapPercent}; allowed are "
                + $"0 to {ChunkingOptions.GreatestOverlapPercent} per cent. Set it inside that range or leave it out for 25.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
