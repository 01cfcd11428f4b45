using Microsoft.Extensions.DependencyInjection;
using QaBot.Core.Ingestion;

namespace QaBot.Providers.Readers;

/// <summary>Registers the document readers.</summary>
public static class ReadersRegistration
{
    /// <summary>Adds a <see cref="DocumentReader"/> for plain text and one for Markdown.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton<DocumentReader, TextDocumentReader>()
            .AddSingleton<DocumentReader, MarkdownDocumentReader>();
    }
}
