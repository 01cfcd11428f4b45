using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.Core.Answering;
using QaBot.Core.Indexing;
using QaBot.Core.Text;

namespace QaBot.Core.Conversation;

/// <summary>Answers from the indexed documents; greets, thanks and explains itself without them.</summary>
internal sealed class DocumentQaEngine(
    KnowledgeIndex index,
    Answerer answerer,
    StarterShelf starters,
    DocumentAccess access,
    ConversationDocuments documents,
    TraceIdSource traceIds,
    IOptions<EngineOptions> options) : QaEngine
{
    /// <inheritdoc/>
    public override async ValueTask<Answer> AskAsync(
        string question, ConversationKey conversation, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(caller);
        if (question.Length > options.Value.MaxQuestionLength)
        {
            return Refuse(TooLong(question.Length));
        }

        var normalized = TextNormalizer.Normalize(question).Trim();
        if (SmallTalk.Recognize(normalized) is { } kind)
        {
            return await TalkAsync(kind, caller, cancellationToken).ConfigureAwait(false);
        }

        return WordTokenizer.Tokenize(normalized).Count == 0
            ? Refuse(normalized.Length == 0 ? "I got an empty message. Please write your question." : "I can't find a word in that. Please write your question in words.")
            : await AnswerAsync(normalized, conversation, access.FilterFor(caller), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Welcome> WelcomeAsync(Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var visible = await VisibleAsync(access.FilterFor(caller), cancellationToken).ConfigureAwait(false);
        var offered = await OfferAsync(visible, options.Value.Starters, [], null, cancellationToken).ConfigureAwait(false);
        return new Welcome($"Hello! {Introduction.Of(visible, options.Value.TitlesShown)}", offered);
    }

    private async ValueTask<Answer> AnswerAsync(
        string question, ConversationKey conversation, DocumentFilter filter, CancellationToken cancellationToken)
    {
        var library = await documents.IndexForAsync(conversation, cancellationToken).ConfigureAwait(false);
        var answered = await answerer.AnswerAsync(question, library, filter, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> suggestions = [];
        if (!answered.IsAnswered)
        {
            var visible = await VisibleAsync(filter, cancellationToken).ConfigureAwait(false);
            var nearest = answered.Trace.Retrieval.Passages.Select(passage => passage.Source.Chunk.DocumentId).Distinct().ToList();
            suggestions = await OfferAsync(visible, options.Value.Suggestions, nearest, question, cancellationToken).ConfigureAwait(false);
        }

        return new Answer
        {
            Status = answered.IsAnswered ? AnswerStatus.Answered : AnswerStatus.NotFound,
            Text = answered.Written.Text,
            Citations = answered.Written.Citations,
            Blocks = answered.Written.Blocks,
            Confidence = answered.Confidence,
            Suggestions = suggestions,
            TraceId = traceIds.Next(),
            Trace = answered.Trace,
        };
    }

    private async ValueTask<Answer> TalkAsync(SmallTalkKind kind, Caller caller, CancellationToken cancellationToken)
    {
        var visible = await VisibleAsync(access.FilterFor(caller), cancellationToken).ConfigureAwait(false);
        var introduction = Introduction.Of(visible, options.Value.TitlesShown);
        var text = kind switch
        {
            SmallTalkKind.Greeting => $"Hello! {introduction}",
            SmallTalkKind.Thanks => "You're welcome. Ask me whenever you need the documents again.",
            SmallTalkKind.Farewell => "Goodbye! I am here when you have a question.",
            _ => introduction,
        };
        IReadOnlyList<string> offered = kind is SmallTalkKind.Greeting or SmallTalkKind.About
            ? await OfferAsync(visible, options.Value.Starters, [], null, cancellationToken).ConfigureAwait(false)
            : [];
        return new Answer { Status = AnswerStatus.SmallTalk, Text = text, Suggestions = offered, TraceId = traceIds.Next() };
    }

    private async ValueTask<IReadOnlyList<DocumentEntry>> VisibleAsync(DocumentFilter filter, CancellationToken cancellationToken)
    {
        var entries = await index.ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. entries.Where(entry => entry.Status == DocumentStatus.Indexed && filter.Allows(entry))];
    }

    // Questions about documents that came near lead on from where the person is; the rest follow in their own order, documents taking
    // turns. What was just asked, in whatever form of its words, is not offered again.
    private async ValueTask<IReadOnlyList<string>> OfferAsync(
        IReadOnlyList<DocumentEntry> visible, int count, List<string> nearest, string? asked, CancellationToken cancellationToken)
    {
        if (visible.Count == 0 || count == 0)
        {
            return [];
        }

        var ids = visible.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var said = SubjectOf(asked ?? "");
        var shelf = await starters.GetAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. shelf.Where(starter => ids.Contains(starter.DocumentId) && !SubjectOf(starter.Question).SetEquals(said))
                .OrderByDescending(starter => nearest.Contains(starter.DocumentId))
                .Select(starter => starter.Question)
                .Take(count),
        ];
    }

    private static HashSet<string> SubjectOf(string question) =>
        [.. TermAnalyzer.Analyze(question).Where(term => !StopWords.Contains(term.Word)).Select(term => term.Value)];

    private Answer Refuse(string text) => new() { Status = AnswerStatus.NeedsClarification, Text = text, TraceId = traceIds.Next() };

    private string TooLong(int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"Your message has {length:N0} characters; I read questions of up to {options.Value.MaxQuestionLength:N0}. Please ask in fewer words.");
}
