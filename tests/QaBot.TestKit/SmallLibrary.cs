using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.Core.Answering;
using QaBot.Core.Conversation;
using QaBot.Core.Documents;
using QaBot.Core.Embedding;
using QaBot.Core.Indexing;
using QaBot.Core.Ingestion;
using QaBot.Core.Retrieval;
using QaBot.Core.Text;

namespace QaBot.TestKit;

/// <summary>
/// A few documents in an index in memory with the engine over them: the shortest way from texts to answers. The encoder is the hashing
/// one unless another is given.
/// </summary>
public sealed class SmallLibrary : IAsyncDisposable
{
    private const double LenientConfidence = 0.3;

    private readonly Lazy<ServiceProvider> _provider;
    private readonly Chunker _chunker = new(new ChunkingOptions());

    public SmallLibrary(
        IEmbeddingGenerator<string, Embedding<float>>? encoder = null,
        PassageEmbedder? embedder = null,
        Action<IServiceCollection>? configure = null)
    {
        Embedder = embedder ?? new PassageEmbedder(encoder ?? new HashingEmbeddingGenerator(), new WholeTextWindower(), new EmbeddingModel("test", 64));
        _provider = new Lazy<ServiceProvider>(() => Build(configure));
    }

    /// <summary>The index.</summary>
    public InMemoryKnowledgeIndex Index { get; } = new();

    /// <summary>Embeds passages and questions.</summary>
    public PassageEmbedder Embedder { get; }

    /// <summary>The engine over the index.</summary>
    public QaEngine Engine => Get<QaEngine>();

    /// <summary>A registered collaborator.</summary>
    public T Get<T>()
        where T : notnull => _provider.Value.GetRequiredService<T>();

    /// <summary>Asks as the person at the terminal.</summary>
    public async Task<Answer> AskAsync(string question) =>
        await Engine.AskAsync(question, new ConversationKey("test", "1"), Caller.Local, CancellationToken.None);

    /// <summary>
    /// Adds a document. Blocks are separated by empty lines; a block that begins with <c>#</c> is a heading, lines that begin with
    /// <c>- </c> are list items, lines with <c>|</c> a table whose first row is its header.
    /// </summary>
    public async Task<Document> AddAsync(string path, string text, string? title = null)
    {
        var document = Read(path, text, title);
        var chunks = _chunker.Split(document);
        var texts = chunks.Select(chunk => chunk.Range.Of(document.Text).ToString()).ToList();
        var embeddings = await Embedder.EmbedAsync(texts, CancellationToken.None);
        var entry = new DocumentEntry
        {
            Id = document.Id,
            SourcePath = path,
            Title = document.Title,
            Status = DocumentStatus.Indexed,
            ContentHash = document.ContentHash,
            Chunks = chunks.Count,
        };
        await Index.SaveAsync(
            entry, document, [.. chunks.Select((chunk, i) => ToIndex(document, chunk, texts[i], embeddings[i]))], CancellationToken.None);
        return document;
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider.IsValueCreated)
        {
            await _provider.Value.DisposeAsync();
        }

        Index.Dispose();
    }

    private static ChunkToIndex ToIndex(Document document, Chunk chunk, string text, ChunkEmbedding embedding)
    {
        var heading = TermAnalyzer.Terms(string.Join('\n', [document.Title, .. chunk.HeadingPath]));
        return new ChunkToIndex(chunk, [.. heading, .. TermAnalyzer.Terms(text)], heading, embedding);
    }

    private static Document Read(string path, string text, string? title)
    {
        var normalized = TextNormalizer.Normalize(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)));
        var builder = new DocumentBuilder(path, hash, "text") { Title = title };
        var line = 1;
        foreach (var block in normalized.Split("\n\n"))
        {
            AddBlock(builder, block, line);
            line += block.Count(letter => letter == '\n') + 2;
        }

        return builder.Build();
    }

    private static void AddBlock(DocumentBuilder builder, string block, int line)
    {
        if (block.StartsWith('#'))
        {
            builder.AddHeading(block.TakeWhile(letter => letter == '#').Count(), block.TrimStart('#', ' '), line);
        }
        else if (block.StartsWith("- ", StringComparison.Ordinal))
        {
            foreach (var item in block.Split('\n'))
            {
                builder.AddListItem(1, "•", item[2..], line++);
            }
        }
        else if (block.Contains('|', StringComparison.Ordinal))
        {
            AddTable(builder, block.Split('\n'), line);
        }
        else
        {
            builder.AddParagraph(block, line);
        }
    }

    private static void AddTable(DocumentBuilder builder, string[] rows, int line)
    {
        builder.AddTableHeader(Cells(rows[0]), line);
        foreach (var row in rows.Skip(1))
        {
            builder.AddTableRow(Cells(row), ++line);
        }
    }

    private static string[] Cells(string row) => row.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private ServiceProvider Build(Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<KnowledgeIndex>(Index);
        services.AddSingleton(Embedder);
        services.AddSingleton(_chunker);
        services.AddSingleton<DocumentReader, ParagraphReader>();
        // No test's encoder is the one that confidence was fitted to; what is not asked at all still stays below this.
        services.Configure<AnsweringOptions>(options => options.MinimumConfidence = LenientConfidence);
        configure?.Invoke(services);
        services.AddRetrieval().AddAnswering().AddConversation();
        return services.BuildServiceProvider();
    }
}
