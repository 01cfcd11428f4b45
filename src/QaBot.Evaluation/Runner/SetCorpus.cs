using QaBot.Core.Documents;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>How the documents of a set are called in the index.</summary>
internal sealed class SetCorpus
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _articles;
    private readonly ILookup<string, string> _sites;

    /// <param name="documents">The set's documents; empty where questions name documents by their source path.</param>
    public SetCorpus(IReadOnlyList<EvaluationDocument> documents)
    {
        foreach (var document in documents)
        {
            var path = SetFolder.FileNameOf(document.Id);
            _paths[document.Id] = path;
            _ids[path] = document.Id;
        }

        _articles = documents.Where(document => document.Article is not null).ToLookup(document => document.Article!, document => _paths[document.Id]);
        _sites = documents.Where(document => document.Site is not null).ToLookup(document => document.Site!, document => _paths[document.Id]);
    }

    /// <summary>The source path of a document that a question names.</summary>
    public string PathOf(string id) => _paths.GetValueOrDefault(id, id);

    /// <summary>What the set calls the document at a source path.</summary>
    public string NameOf(string sourcePath) => _ids.GetValueOrDefault(sourcePath, sourcePath);

    /// <summary>Source paths of the documents of the articles that <paramref name="question"/>'s documents are parts of; empty where there are none.</summary>
    public IReadOnlyList<string> ArticlesAround(EvaluationQuestion question) =>
        [.. question.Gold.Select(id => new EvaluationDocument(id, "", "").Article).OfType<string>().Distinct().SelectMany(article => _articles[article]).Distinct()];

    /// <summary>Ids, as the index has them, of the documents of a site; null for the whole corpus.</summary>
    public IReadOnlySet<string>? DocumentsOf(string? site) =>
        site is null ? null : _sites[site].Select(DocumentId.FromPath).ToHashSet(StringComparer.Ordinal);
}
