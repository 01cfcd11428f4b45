using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace QaBot.WebChat;

/// <summary>
/// One file of the page, from the assembly. It is kept compressed: the Web Chat bundle is 3.9 MB, and 1 MB on the way to a browser.
/// </summary>
internal sealed class WebChatAsset
{
    private readonly byte[] _compressed;
    private readonly EntityTagHeaderValue _tag;
    private readonly string _contentType;

    private WebChatAsset(byte[] content, string contentType)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        _compressed = compressed.ToArray();
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        _contentType = contentType;
    }

    /// <summary>Reads a file of the page.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static WebChatAsset Read(string name) => new(ReadBytes(name), ContentType(name));

    /// <summary>The bytes of a file of the page.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static byte[] ReadBytes(string name)
    {
        using var stream = typeof(WebChatAsset).Assembly.GetManifestResourceStream($"WebChat/{name}")
            ?? throw new InvalidOperationException($"The program was built without WebChat/{name}. Build it anew with \"dotnet build\".");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>Answers a request for the file; a browser that has it already is told so.</summary>
    public IResult Answer(HttpContext context)
    {
        // Always asked for again, and answered 304 while it is the same: after an update nobody has half an old page.
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            var stream = new GZipStream(new MemoryStream(_compressed), CompressionMode.Decompress);
            return TypedResults.Stream(stream, _contentType, entityTag: _tag);
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(_compressed, _contentType, entityTag: _tag);
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
}
