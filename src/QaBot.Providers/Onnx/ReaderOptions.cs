namespace QaBot.Providers.Onnx;

/// <summary>The model that reads passages, where QaBot:Answering:Reader has them read.</summary>
public sealed class ReaderOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Reader";

    /// <summary>
    /// Folder of the model: vocab.txt and one .onnx file with the inputs and outputs of the one that comes with the program. A relative
    /// path starts at the program's own folder. Default: the model that comes with the program.
    /// </summary>
    public string ModelFolder { get; set; } = "models/reader-minilm-l6";

    /// <summary>How many passages are read at once, each on one thread, 0 to 256. Default 0: as many as the machine has processors.</summary>
    public int Threads { get; set; }
}
