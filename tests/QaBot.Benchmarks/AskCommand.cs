using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.Core.Conversation;
using QaBot.Core.Ingestion;
using QaBot.Providers;
using QaBot.Providers.Onnx;
using QaBot.Providers.Sqlite;

namespace QaBot.Benchmarks;

/// <summary>
/// <c>ask FOLDER QUESTIONS.txt</c>: indexes a folder as the program does and prints the answer to each line of a file, to be read as
/// a customer would.
/// </summary>
internal static class AskCommand
{
    public static async Task<int> RunAsync(string folder, string questions)
    {
        var data = Directory.CreateTempSubdirectory("qabot-ask-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    [$"{DataOptions.Section}:Folder"] = data,
                    [$"{OnnxOptions.Section}:ModelFolder"] = Path.Combine(AppContext.BaseDirectory, new OnnxOptions().ModelFolder),
                }).Build();
            await using var provider = new ServiceCollection()
                .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .AddSingleton<IConfiguration>(configuration)
                .AddQaBot(configuration)
                .BuildServiceProvider();
            await provider.GetRequiredService<IngestionPipeline>().RunAsync(folder, null, CancellationToken.None);
            var engine = provider.GetRequiredService<QaEngine>();
            foreach (var question in await File.ReadAllLinesAsync(questions))
            {
                await AskAsync(engine, question);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task AskAsync(QaEngine engine, string question)
    {
        var answer = await engine.AskAsync(question, new ConversationKey("benchmark", "1"), Caller.Local, CancellationToken.None);
        var confidence = answer.Trace?.Verdict.Confidence ?? 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {question}\n{answer.Status} ({confidence:0.00})\n{answer.Text}"));
        if (answer.Suggestions.Count > 0)
        {
            Console.WriteLine($"[{string.Join("] [", answer.Suggestions)}]");
        }

        Console.WriteLine();
    }
}
