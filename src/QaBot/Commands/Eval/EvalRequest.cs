using QaBot.Evaluation.Report;

namespace QaBot.Commands.Eval;

/// <summary>What <c>qabot eval</c> was asked to do.</summary>
internal sealed record EvalRequest
{
    /// <summary>Folders and files, as they were written.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>The folder of the run; null for one below the data folder.</summary>
    public string? Out { get; init; }

    /// <summary>The folder of an earlier run; null for none.</summary>
    public string? Against { get; init; }

    /// <summary>Questions of a set at most; 0 for all.</summary>
    public required int Sample { get; init; }

    /// <summary>Questions of each made kind at most.</summary>
    public required int Negatives { get; init; }

    /// <summary>The bounds that figures must keep.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }
}
