namespace QaBot.DirectLine;

/// <summary>A file as it arrived, its name cleaned.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="ContentType">Its media type, or <c>application/octet-stream</c> where none or nonsense was given.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);
