namespace QaBot.Core.Ingestion;

/// <summary>A file to be read: its name and its bytes.</summary>
/// <param name="SourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
/// <param name="Content">The bytes of the file.</param>
public sealed record SourceFile(string SourcePath, ReadOnlyMemory<byte> Content);
