using Microsoft.ML.OnnxRuntime;

namespace QaBot.Providers.Onnx;

/// <summary>One text's inputs of a run; the tensors lie over managed arrays and live as long as this.</summary>
internal sealed class EncoderInputs : IDisposable
{
    private readonly OrtValue[] _values;

    public EncoderInputs(EncoderSignature signature, long[] tokens)
    {
        long[] shape = [1, tokens.Length];
        _values = Array.ConvertAll(signature.Inputs, name => OrtValue.CreateTensorValueFromMemory(Data(name, tokens), shape));
    }

    /// <summary>The tensors, in the order of the signature's inputs.</summary>
    public IReadOnlyCollection<OrtValue> Values => _values;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _values)
        {
            value.Dispose();
        }
    }

    private static long[] Data(string input, long[] tokens)
    {
        if (input == EncoderSignature.InputIds)
        {
            return tokens;
        }

        var data = new long[tokens.Length];
        if (input == EncoderSignature.AttentionMask)
        {
            Array.Fill(data, 1);
        }

        return data;
    }
}
