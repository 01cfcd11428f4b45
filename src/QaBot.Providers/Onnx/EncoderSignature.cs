using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace QaBot.Providers.Onnx;

/// <summary>What an encoder takes and gives.</summary>
/// <param name="Inputs">Names of its inputs, each [1, tokens] of int64, in the order they are fed.</param>
/// <param name="Output">The output a vector is made of: [1, dimensions], or [1, tokens, dimensions] where <paramref name="Pools"/>.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="Pools">Whether the output is one vector a token, to be averaged.</param>
internal sealed record EncoderSignature(string[] Inputs, string Output, int Dimensions, bool Pools)
{
    /// <summary>Input of token numbers.</summary>
    public const string InputIds = "input_ids";

    /// <summary>Input of ones: no text is padded.</summary>
    public const string AttentionMask = "attention_mask";

    /// <summary>Input of zeros: a text is one segment.</summary>
    public const string TokenTypeIds = "token_type_ids";

    private static readonly string[] Known = [InputIds, AttentionMask, TokenTypeIds];
    private static readonly string[] SentenceOutputs = ["embedding", "sentence_embedding"];
    private const string TokenOutput = "last_hidden_state";

    /// <summary>Reads a session's signature.</summary>
    /// <exception cref="OnnxModelException">The inputs or outputs are not those of a sentence encoder.</exception>
    public static EncoderSignature Of(InferenceSession session, string path)
    {
        string[] inputs = [.. session.InputMetadata.Keys];
        if (!inputs.Contains(InputIds) || Array.Exists(inputs, name => !Known.Contains(name)))
        {
            throw new OnnxModelException(
                $"{path} takes the inputs {string.Join(", ", inputs)}; expected {InputIds}, with {AttentionMask} and {TokenTypeIds} at most. "
                + "Use a sentence encoder of the BERT family.");
        }

        foreach (var output in (string[])[.. SentenceOutputs, TokenOutput])
        {
            if (session.OutputMetadata.TryGetValue(output, out var shape) && Fits(shape, output == TokenOutput))
            {
                return new EncoderSignature(inputs, output, shape.Dimensions[^1], output == TokenOutput);
            }
        }

        throw new OnnxModelException(
            $"{path} gives the outputs {string.Join(", ", session.OutputMetadata.Select(Describe))}; expected embedding or sentence_embedding "
            + "[texts, dimensions], or last_hidden_state [texts, tokens, dimensions], of float, the dimensions a fixed number. "
            + "Use a sentence encoder of the BERT family, exported with one of these outputs.");
    }

    /// <summary>The vector of unit length for what a run gave.</summary>
    public float[] VectorOf(ReadOnlySpan<float> output)
    {
        var vector = output[..Dimensions].ToArray();
        if (Pools)
        {
            // No padding, so the mean over the mask is the mean over all rows; the norm below makes the sum as good as the mean.
            for (var start = Dimensions; start < output.Length; start += Dimensions)
            {
                TensorPrimitives.Add(vector, output.Slice(start, Dimensions), vector);
            }
        }

        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }

    private static bool Fits(NodeMetadata output, bool pools) =>
        output.ElementType == typeof(float) && output.Dimensions.Length == (pools ? 3 : 2) && output.Dimensions[^1] > 0;

    private static string Describe(KeyValuePair<string, NodeMetadata> output) =>
        $"{output.Key} [{string.Join(", ", output.Value.Dimensions.Select(size => size < 0 ? "?" : FormattableString.Invariant($"{size}")))}]";
}
