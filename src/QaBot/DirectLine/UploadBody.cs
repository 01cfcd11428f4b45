using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;
using QaBot.Core.Ingestion;

namespace QaBot.DirectLine;

/// <summary>
/// Reads the body of an upload: several parts, one of them the activity, or one raw file. It is read piece by piece and given up with
/// the first piece beyond a limit, so that no client decides how much memory it takes.
/// </summary>
internal sealed class UploadBody
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const string UnknownType = "application/octet-stream";
    private const int MaxBoundary = 200;

    /// <summary>What headers and boundaries of the parts may take beside the files and the activity.</summary>
    private const int Surroundings = 64 * 1024;

    private readonly UploadOptions _options;
    private readonly int _maxActivityBytes;
    private readonly HashSet<string> _extensions;

    public UploadBody(IOptions<UploadOptions> options, IOptions<DirectLineOptions> directLine, IEnumerable<DocumentReader> readers)
    {
        _options = options.Value;
        _maxActivityBytes = directLine.Value.MaxActivityBytes;
        var readable = readers.SelectMany(reader => reader.Extensions);
        _extensions = (_options.Extensions.Count == 0 ? readable : _options.Extensions).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the request's body.</summary>
    /// <exception cref="IOException">The client broke off, or the parts are no parts.</exception>
    public async Task<UploadReading> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = ((long)_options.MaxFileBytes * _options.MaxFilesPerMessage) + _maxActivityBytes + Surroundings;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadRawAsync(request, type, cancellationToken);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is 0 or > MaxBoundary
            ? UploadReading.Refused(DirectLineFault.BadArgument("A multipart body needs a boundary of 1 to 200 characters in its Content-Type."))
            : await ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellationToken);
    }

    private async Task<UploadReading> ReadRawAsync(HttpRequest request, MediaTypeHeaderValue? type, CancellationToken cancellationToken)
    {
        var file = await ReadFileAsync(request.Headers.ContentDisposition, type?.ToString(), request.Body, cancellationToken);
        return file.Refusal is null ? file with { Activity = new Activity { Type = ActivityTypes.Message } } : file;
    }

    private async Task<UploadReading> ReadPartsAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        var activity = new Activity { Type = ActivityTypes.Message };
        var files = new List<UploadedFile>();
        while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (IsActivity(part))
            {
                if (await ReadPieceAsync(part.Body, _maxActivityBytes, cancellationToken) is not { } json)
                {
                    return UploadReading.Refused(DirectLineFault.TooLarge(_maxActivityBytes));
                }

                var reading = ActivityReader.ReadUnvalidated(json);
                if (reading.Activity is null)
                {
                    return UploadReading.Refused(DirectLineFault.BadArgument(reading.Reason));
                }

                activity = reading.Activity;
                continue;
            }

            if (files.Count == _options.MaxFilesPerMessage)
            {
                return UploadReading.Refused(DirectLineFault.TooLarge, $"I take {_options.MaxFilesPerMessage} files at a time, and there were more. Nothing was taken.");
            }

            var file = await ReadFileAsync(part.ContentDisposition, part.ContentType, part.Body, cancellationToken);
            if (file.Refusal is not null)
            {
                return file;
            }

            files.AddRange(file.Files);
        }

        return files.Count == 0
            ? UploadReading.Refused(DirectLineFault.BadArgument("The body holds no file. Post an activity without files to conversations/{id}/activities."))
            : new UploadReading(activity, files);
    }

    private async Task<UploadReading> ReadFileAsync(string? disposition, string? type, Stream body, CancellationToken cancellationToken)
    {
        var name = UploadName.Clean(NameIn(disposition));
        if (!_extensions.Contains(Path.GetExtension(name)))
        {
            return UploadReading.Refused(
                DirectLineFault.FilesNotAccepted, $"I do not read files like {name}. I read {string.Join(", ", _extensions.Order(StringComparer.Ordinal))}.");
        }

        if (await ReadPieceAsync(body, _options.MaxFileBytes, cancellationToken) is not { } content)
        {
            return UploadReading.Refused(
                DirectLineFault.TooLarge, $"{name} is too large. A file may have {Megabytes(_options.MaxFileBytes)} MB at most.");
        }

        return content.IsEmpty
            ? UploadReading.Refused(DirectLineFault.BadArgument, $"{name} is empty.")
            : new UploadReading(new Activity(), [new UploadedFile(name, TypeOf(type), content)]);
    }

    private static bool IsActivity(MultipartSection part) =>
        part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string NameIn(string? disposition) =>
        ContentDispositionHeaderValue.TryParse(disposition, out var header)
            ? HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).ToString()
            : "";

    private static string TypeOf(string? type) =>
        type is { Length: < 200 } && MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed.MediaType.ToString() : UnknownType;

    private static async Task<ReadOnlyMemory<byte>?> ReadPieceAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await body.ReadAsync(buffer.GetMemory(4096), cancellationToken);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
            {
                return null;
            }
        }
    }

    private static string Megabytes(int bytes) => ((double)bytes / (1024 * 1024)).ToString("0.##", CultureInfo.InvariantCulture);
}
