using System.Text.Json;

namespace QaBot.Providers.Onnx;

/// <summary>The files of a model folder.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Model">Path of the .onnx file.</param>
/// <param name="Vocabulary">Path of vocab.txt.</param>
internal sealed record OnnxModelFiles(string Name, string Model, string Vocabulary)
{
    private static readonly string[] Settings = ["tokenizer_config.json", "config.json"];

    /// <summary>Finds the files.</summary>
    /// <param name="folder">The folder; a relative path starts at the program's own.</param>
    /// <param name="setting">Key of the setting that chose it, for the message.</param>
    /// <exception cref="OnnxModelException">The folder, the model or the vocabulary is missing, or which model is meant is not clear.</exception>
    public static OnnxModelFiles Find(string folder, string setting)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, AppContext.BaseDirectory));
        if (!Directory.Exists(path))
        {
            throw new OnnxModelException(
                $"The model folder {path} does not exist. Set {setting} to a folder with a .onnx file and vocab.txt, "
                + "or remove the setting to use the model that comes with the program.");
        }

        var vocabulary = Path.Combine(path, "vocab.txt");
        return File.Exists(vocabulary)
            ? new OnnxModelFiles(Path.GetFileName(path), FindModel(path), vocabulary)
            : throw new OnnxModelException(
                $"The model folder {path} holds no vocab.txt. Copy the vocabulary that belongs to the model there.");
    }

    /// <summary>The model's bytes.</summary>
    public byte[] ReadModel() => Read(Model);

    /// <summary>The vocabulary's bytes.</summary>
    public byte[] ReadVocabulary() => Read(Vocabulary);

    /// <summary>Whether the model knows lower-case letters only: <c>do_lower_case</c> of the first settings file that says so, else true.</summary>
    public bool ReadLowerCase()
    {
        foreach (var name in Settings)
        {
            var path = Path.Combine(Path.GetDirectoryName(Model)!, name);
            if (File.Exists(path) && ReadSetting(path) is { } lowerCase)
            {
                return lowerCase;
            }
        }

        return true;
    }

    /// <summary>The tokeniser over the vocabulary's bytes.</summary>
    /// <exception cref="OnnxModelException">They are not a vocabulary of the BERT family.</exception>
    public BertWordPieces CreateTokenizer(byte[] vocabulary, bool lowerCase)
    {
        try
        {
            return BertWordPieces.Create(vocabulary, lowerCase);
        }
        catch (InvalidDataException exception)
        {
            throw new OnnxModelException(
                $"{Vocabulary} is not a vocabulary of the BERT family: {exception.Message} "
                + "Expected one token a line, [UNK], [CLS] and [SEP] among them. Copy vocab.txt anew from where the model came from.",
                exception);
        }
    }

    private static string FindModel(string folder)
    {
        var models = Directory.GetFiles(folder, "*.onnx");
        var model = Array.Find(models, path => Path.GetFileName(path) == "model.onnx");
        return (model, models) switch
        {
            ({ } named, _) => named,
            (_, [var only]) => only,
            (_, []) => throw new OnnxModelException($"The model folder {folder} holds no .onnx file. Copy the model there, as model.onnx."),
            _ => throw new OnnxModelException(
                $"The model folder {folder} holds {models.Length} .onnx files and none is called model.onnx. Rename the one to use to model.onnx."),
        };
    }

    private static bool? ReadSetting(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(Read(path));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("do_lower_case", out var value)
                && value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? value.GetBoolean()
                    : null;
        }
        catch (JsonException exception)
        {
            throw new OnnxModelException($"{path} is not JSON: {exception.Message} Copy it anew from where the model came from, or remove it.", exception);
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OnnxModelException($"{path} cannot be read: {exception.Message} Give the program's user the right to read it.", exception);
        }
    }
}
