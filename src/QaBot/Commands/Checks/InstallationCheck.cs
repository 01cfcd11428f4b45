namespace QaBot.Commands.Checks;

/// <summary>Looks at one part of an installation and changes nothing.</summary>
internal abstract class InstallationCheck
{
    /// <summary>What is checked, in a word or two.</summary>
    public abstract string Name { get; }

    /// <summary>What was found, one entry or more. What it throws is reported as a finding, too.</summary>
    public abstract Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken);
}
