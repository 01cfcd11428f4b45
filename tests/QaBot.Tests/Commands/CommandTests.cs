using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using QaBot.TestKit;
using QaBot.Tests.Architecture;

namespace QaBot.Tests.Commands;

/// <summary>A folder with documents and an index of its own, and the program run over them as at a terminal.</summary>
public abstract class CommandTests : IDisposable
{
    private protected const string TradeQuestion = "How much was trade between Kazakhstan and China in 2022?";

    private readonly ScratchFolder _folder = new();

    private protected string Folder => _folder.Path;

    private protected string Knowledge => Path.Combine(_folder.Path, "knowledge");

    private protected string Data => Path.Combine(_folder.Path, "data");

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<CommandLineRun> RunAsync(params string[] command) =>
        CommandLineRun.StartAsync([.. command, "--knowledge", Knowledge, "--data", Data]);

    private protected Task<CommandLineRun> DoctorAsync(params string[] more) =>
        RunAsync(["doctor", "--set", $"QaBot:Server:Urls=http://127.0.0.1:{FreePort()}", .. more]);

    /// <summary>What was printed, without the line breaks that the width of a terminal makes.</summary>
    private protected static string Unwrapped(CommandLineRun run) => Regex.Replace(run.Output, @"\s+", " ");

    /// <summary>A model that knows no word, and gives these vectors for the two tokens around a text.</summary>
    private protected string WriteModel(string name, float[] before, float[] after)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, name)).FullName;
        TinyEncoder.Write(folder, ["[UNK]", "[CLS]", "[SEP]"], [new EncoderTable("input_ids", before, before, after)]);
        return folder;
    }

    private protected long CountStored(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private protected void Execute(string sql) => ExecuteIn("index.db", sql);

    private protected void ExecuteIn(string file, string sql)
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect(string file = "index.db")
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Data, file),
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private protected string Write(string path, string text) => _folder.Write(path, text);

    private protected void WriteManual() => _folder.Write(
        "knowledge/pump.md",
        "# Pump manual\n\n## Reset\n\nTo reset the pump, hold the red button for three seconds.\n\n## Warranty\n\nThe warranty of the pump lasts five years.\n");

    private protected void WriteArticle() => _folder.Write(
        "knowledge/Kazakhstan-at-China-Eurasia-Expo.txt",
        File.ReadAllText(Path.Combine(Repository.Root, "knowledge", "Kazakhstan-at-China-Eurasia-Expo.txt")));

    private protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
