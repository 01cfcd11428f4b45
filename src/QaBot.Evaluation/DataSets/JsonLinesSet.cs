using System.Security.Cryptography;
using QaBot.Core.Text;

namespace QaBot.Evaluation.DataSets;

/// <summary>
/// Reads a folder with <c>docs.jsonl</c> (<c>id</c>, <c>title</c>, <c>text</c>, sometimes <c>site</c>) and <c>queries.jsonl</c> (<c>id</c>,
/// <c>question</c>, <c>gold</c>, <c>answers</c>, <c>spans</c>, <c>para</c>, <c>site</c>, <c>unanswerable</c>). Other fields are let be: sets
/// carry their makers' own.
/// </summary>
internal static class JsonLinesSet
{
    private const string DocumentsFile = "docs.jsonl";
    private const string QuestionsFile = "queries.jsonl";

    public static EvaluationSet Read(string folder)
    {
        var documents = ReadDocuments(Bytes(folder, DocumentsFile), out var documentHash);
        var questions = ReadQuestions(Bytes(folder, QuestionsFile), documents, out var questionHash);
        return new EvaluationSet
        {
            Name = Path.GetFileName(folder),
            Path = folder,
            Documents = documents,
            Questions = questions,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData([.. documentHash, .. questionHash])),
            QuestionsFile = QuestionsFile,
        };
    }

    // Spans count characters, of which some take two units of a string.
    private static int LengthOf(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static byte[] Bytes(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new SetFaultException(new SetFault(
                path, 0, "The file is missing. A set is a folder with docs.jsonl and queries.jsonl; to ask about your own documents name a questions file (.yml, .yaml, .csv)."));
    }

    private static List<EvaluationDocument> ReadDocuments(byte[] content, out byte[] hash)
    {
        hash = SHA256.HashData(content);
        var faults = new FaultList(DocumentsFile);
        var documents = new List<(EvaluationDocument Document, int Line)>();
        foreach (var fields in JsonLine.ReadAll(content, faults))
        {
            var id = fields.RequiredText("id");
            var text = fields.RequiredText("text");
            var title = fields.Text("title") ?? "";
            var site = fields.Text("site");
            if (fields.IsFaultless)
            {
                documents.Add((new EvaluationDocument(id, title, text, site), fields.Line));
            }
        }

        faults.AddRepeated(documents, item => item.Document.Id, item => item.Line, "the id");
        if (documents.Count == 0 && faults.Faults.Count == 0)
        {
            faults.Add(0, "The file holds no document. Write one JSON object with id, title and text on each line.");
        }

        faults.ThrowIfAny();
        return documents.ConvertAll(item => item.Document);
    }

    private static List<EvaluationQuestion> ReadQuestions(byte[] content, List<EvaluationDocument> documents, out byte[] hash)
    {
        hash = SHA256.HashData(content);
        var faults = new FaultList(QuestionsFile);
        var lengths = documents.ToDictionary(document => document.Id, document => LengthOf(document.Text), StringComparer.Ordinal);
        var questions = new List<EvaluationQuestion>();
        foreach (var fields in JsonLine.ReadAll(content, faults))
        {
            var question = QuestionOf(fields);
            if (fields.IsFaultless)
            {
                Check(question, fields, lengths, faults);
                questions.Add(question);
            }
        }

        faults.AddRepeated(questions, question => question.Id, question => question.Line, "the id");
        if (questions.Count == 0 && faults.Faults.Count == 0)
        {
            faults.Add(0, "The file holds no question. Write one JSON object with id, question and gold on each line.");
        }

        faults.ThrowIfAny();
        return questions;
    }

    private static EvaluationQuestion QuestionOf(JsonLine fields)
    {
        var gold = fields.Texts("gold");
        return new EvaluationQuestion
        {
            Id = fields.RequiredText("id"),
            Question = fields.RequiredText("question"),
            Gold = gold,
            IsAnswerable = gold.Count > 0,
            Answers = [.. fields.Texts("answers").Where(answer => !string.IsNullOrWhiteSpace(answer)).Distinct(StringComparer.Ordinal)],
            Spans = [.. fields.Pairs("spans").Select(pair => TextRange.FromBounds(pair.First, pair.Second)).Distinct()],
            Origin = fields.Text("para"),
            Site = fields.Text("site"),
            Line = fields.Line,
        };
    }

    private static string? OriginOf(EvaluationQuestion question) =>
        question.Origin ?? (question.Gold.Count > 0 ? question.Gold[0] : null);

    private static void Check(EvaluationQuestion question, JsonLine fields, Dictionary<string, int> lengths, FaultList faults)
    {
        foreach (var unknown in question.Gold.Append(OriginOf(question)).OfType<string>().Distinct().Where(id => !lengths.ContainsKey(id)))
        {
            faults.Add(question.Line, $"names the document \"{unknown}\", which {DocumentsFile} does not hold. Correct the id, or add the document.");
        }

        if (fields.Flag("unanswerable") && question.IsAnswerable)
        {
            faults.Add(question.Line, "is unanswerable and names a document in \"gold\" all the same. Remove one of the two.");
        }

        // Spans are of the document it was written on.
        if (OriginOf(question) is { } origin && lengths.TryGetValue(origin, out var length))
        {
            foreach (var span in question.Spans.Where(span => span.Start < 0 || span.Length <= 0 || span.End > length))
            {
                faults.Add(question.Line, $"has the span [{span.Start}, {span.End}]; \"{origin}\" has {length} characters. A span is [start, end) inside the text.");
            }
        }
    }
}
