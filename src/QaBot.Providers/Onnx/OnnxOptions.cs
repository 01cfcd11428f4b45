namespace QaBot.Providers.Onnx;

/// <summary>How texts are embedded in this process.</summary>
public sealed class OnnxOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "QaBot:Embedding";

    /// <summary>
    /// Folder of the model: vocab.txt and one .onnx file of the BERT family. A relative path starts at the program's own folder.
    /// Default: the model that comes with the program.
    /// </summary>
    public string ModelFolder { get; set; } = "models/all-minilm-l6-v2";

    /// <summary>Tokens of one text that the model reads, its two special tokens counted, 32 to 512. Default 256. Longer passages are read window by window.</summary>
    public int MaxTokens { get; set; } = 256;

    /// <summary>Tokens that neighbouring windows of a long passage share, from 0 to a quarter of <see cref="MaxTokens"/>. Default 40.</summary>
    public int WindowOverlap { get; set; } = 40;

    /// <summary>How many texts are embedded at once, each on one thread, 0 to 256. Default 0: as many as the machine has processors.</summary>
    public int Threads { get; set; }
}
