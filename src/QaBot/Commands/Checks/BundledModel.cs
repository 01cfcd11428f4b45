using System.Security.Cryptography;

namespace QaBot.Commands.Checks;

/// <summary>A model that comes with the program.</summary>
/// <param name="Folder">Name of its folder; a model in a folder of another name is the user's own.</param>
/// <param name="Hash">Lower-case SHA-256 of its .onnx file.</param>
internal sealed record BundledModel(string Folder, string Hash)
{
    /// <summary>What is wrong with the file in <paramref name="modelFolder"/>; nothing for a model of the user's own.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(string check, string modelFolder, CancellationToken cancellationToken)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(modelFolder, AppContext.BaseDirectory));
        if (Path.GetFileName(folder) != Folder)
        {
            return [];
        }

        foreach (var path in Directory.GetFiles(folder, "*.onnx"))
        {
            await using var stream = File.OpenRead(path);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
            if (hash != Hash)
            {
                return [Finding.Wrong(check, $"{path} has the SHA-256 {hash}", $"the model that comes with the program has {Hash}", "restore the file from the release, or keep another model in a folder of another name")];
            }
        }

        return [];
    }
}
