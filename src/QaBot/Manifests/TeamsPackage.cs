using System.IO.Compression;
using System.Text.Json.Nodes;

namespace QaBot.Manifests;

/// <summary>The zip that Teams takes: the manifest, its icons and translations, all at its root.</summary>
internal static class TeamsPackage
{
    // The same files give the same zip, whenever it is made. The oldest time that the format can hold.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Icons = ["color", "outline"];

    /// <summary>The names of the files that belong to the package, the manifest first.</summary>
    public static IReadOnlyList<string> FilesOf(JsonObject manifest)
    {
        var icons = Icons.Select(kind => manifest["icons"]?[kind]?.ToString()).OfType<string>();
        return [ManifestFiles.Teams, .. icons, .. TeamsManifestCheck.LanguageFiles(manifest)];
    }

    /// <summary>Writes the package.</summary>
    /// <param name="path">The zip; it is replaced when it is there.</param>
    /// <param name="manifest">The filled-in manifest.</param>
    /// <param name="file">Gives the bytes of the other files.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left then.</param>
    public static async Task WriteAsync(string path, JsonObject manifest, Func<string, byte[]?> file, CancellationToken cancellationToken)
    {
        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in FilesOf(manifest))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = Stamp;
                await using var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await content.WriteAsync(name == ManifestFiles.Teams ? ManifestFiles.Write(manifest) : file(name), cancellationToken).ConfigureAwait(false);
            }
        }

        await File.WriteAllBytesAsync(path, package.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
