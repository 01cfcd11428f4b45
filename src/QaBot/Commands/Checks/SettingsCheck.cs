using QaBot.Configuration;

namespace QaBot.Commands.Checks;

/// <summary>Reports what the start of the program found wrong with the configuration.</summary>
internal sealed class SettingsCheck : InstallationCheck
{
    private readonly IReadOnlyList<ConfigurationFault> _faults;

    public SettingsCheck(IReadOnlyList<ConfigurationFault> faults) => _faults = faults;

    public override string Name => "Configuration";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Finding> findings = _faults.Count == 0
            ? [Finding.Fine(Name, "every setting is known and valid")]
            :
            [
                .. _faults.Select(fault => Finding.Wrong(
                    Name,
                    fault.Line,
                    "a settings file, an environment variable or an option says so",
                    "do what the line says; the program does not start before")),
            ];
        return Task.FromResult(findings);
    }
}
