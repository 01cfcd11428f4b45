using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.DirectLine;

namespace QaBot.WebChat;

/// <summary>The page itself, with the texts of the options and a fresh nonce in it.</summary>
internal sealed class WebChatPage
{
    private const string Nonce = "{{nonce}}";

    // Web Chat also adds a style element without a nonce that it leaves empty; this is the hash of nothing.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private readonly string _html;
    private readonly string _files;

    public WebChatPage(IOptions<WebChatOptions> options, IOptions<UploadOptions> uploads)
    {
        var texts = options.Value;
        // Web Chat reads a file that was chosen by its blob URL.
        _files = uploads.Value.Enabled ? " blob:" : "";
        _html = new StringBuilder(Encoding.UTF8.GetString(WebChatAsset.ReadBytes("index.html")))
            .Replace("{{title}}", WebUtility.HtmlEncode(texts.Title))
            .Replace("{{description}}", WebUtility.HtmlEncode(texts.Description))
            .Replace("{{uploads}}", uploads.Value.Enabled ? "on" : "off")
            .Replace("{{footer}}", WebUtility.HtmlEncode(texts.Footer))
            .ToString();
    }

    /// <summary>Answers a request for the page.</summary>
    public IResult Answer(HttpContext context)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy(context.Request, nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Content(_html.Replace(Nonce, nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    // Web Chat writes its styles into the page, hence the nonce, and draws its icons from data and blob URLs. Everything else is a file of this
    // origin. The socket is named because not every browser takes it for 'self'.
    private string Policy(HttpRequest request, string nonce)
    {
        var socket = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}";
        return string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            $"style-src 'self' 'nonce-{nonce}' {EmptyStyle}",
            "img-src 'self' data: blob:",
            $"connect-src 'self' {socket}{_files}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    }
}
