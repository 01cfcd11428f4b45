using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using QaBot.Providers.Sqlite;

namespace QaBot.Notices;

/// <summary>
/// How the command reaches the server that holds the conversations: by files in the data folder. Whoever can write there can also read the
/// conversations and the key that signs their tokens, so that no other secret is needed; and a server that is busy, or dies, loses no request
/// half read. A request is <c>ID.request</c>, its state <c>ID.status</c>, and <c>ID.stop</c> stops it.
/// </summary>
internal sealed class NoticeFolder(IOptions<DataOptions> options, TimeProvider time)
{
    /// <summary>Name of the folder in the data folder.</summary>
    public const string Name = "notices";

    private const string Request = ".request";
    private const string Status = ".status";
    private const string StopMark = ".stop";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private string Folder => Path.GetFullPath(Path.Combine(options.Value.Folder, Name));

    /// <summary>Puts a request in.</summary>
    public void Put(NoticeRequest request) => Write(PathOf(request.Id, Request), request);

    /// <summary>Withdraws a request. False when it was taken up already.</summary>
    public bool Withdraw(string id)
    {
        var path = PathOf(id, Request);
        if (!File.Exists(path))
        {
            return false;
        }

        File.Delete(path);
        return true;
    }

    /// <summary>Asks that a request be stopped.</summary>
    public void Stop(string id) => File.WriteAllText(PathOf(id, StopMark), "");

    /// <summary>Whether somebody asked for that.</summary>
    public bool IsStopped(string id) => File.Exists(PathOf(id, StopMark));

    /// <summary>How a request stands; null before it is taken up.</summary>
    public NoticeStatus? Read(string id) => Read<NoticeStatus>(PathOf(id, Status));

    /// <summary>Says how a request stands.</summary>
    public void Report(string id, NoticeStatus status) => Write(PathOf(id, Status), status);

    /// <summary>Takes the requests out that wait, oldest first. What is no request is deleted.</summary>
    public IReadOnlyList<NoticeRequest> Take()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        Sweep();
        var taken = new List<NoticeRequest>();
        foreach (var file in new DirectoryInfo(Folder).GetFiles("*" + Request).OrderBy(file => file.LastWriteTimeUtc))
        {
            if (Read<NoticeRequest>(file.FullName) is { } request && request.Id + Request == file.Name)
            {
                taken.Add(request);
            }

            file.Delete();
        }

        return taken;
    }

    /// <summary>Clears away what belongs to a request that is over.</summary>
    public void Clear(string id)
    {
        foreach (var kind in new[] { Request, Status, StopMark })
        {
            File.Delete(PathOf(id, kind));
        }
    }

    // What a command that was killed has not cleared away.
    private void Sweep()
    {
        var before = time.GetUtcNow() - Kept;
        foreach (var file in new DirectoryInfo(Folder).GetFiles().Where(file => !file.Name.EndsWith(Request, StringComparison.Ordinal) && file.LastWriteTimeUtc < before))
        {
            file.Delete();
        }
    }

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Format);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    // Whole or not at all: the other side may look at any time.
    private void Write<T>(string path, T value)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(value, Format));
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(string id, string kind) => Path.Combine(Folder, id + kind);
}
