using System.Globalization;
using System.Runtime.InteropServices;

namespace QaBot.TestKit;

/// <summary>
/// An ONNX model small enough to reckon by hand: each input is looked up in a table of its own, and the output, one vector a token, is
/// the sum. Field numbers are those of onnx.proto (ONNX 1.12: IR version 8, operator set 17).
/// </summary>
public static class TinyEncoder
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary>Writes vocab.txt and model.onnx into a folder that exists.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="vocabulary">The tokens, in the order of their numbers.</param>
    /// <param name="tables">The inputs, in their order.</param>
    /// <param name="output">Name of the output.</param>
    public static void Write(
        string folder, IReadOnlyList<string> vocabulary, IReadOnlyList<EncoderTable> tables, string output = "last_hidden_state")
    {
        ArgumentNullException.ThrowIfNull(tables);
        File.WriteAllText(Path.Combine(folder, "vocab.txt"), string.Join('\n', vocabulary) + "\n");
        var model = new ProtobufMessage()
            .Add(1, 8)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, 17))
            .Add(7, Graph(tables, output));
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model.ToArray());
    }

    private static ProtobufMessage Graph(IReadOnlyList<EncoderTable> tables, string output)
    {
        var dimensions = tables[0].Rows[0].Length.ToString(CultureInfo.InvariantCulture);
        return new ProtobufMessage()
            .AddEach(tables, (graph, table) => graph.Add(1, Node("Gather", $"{table.Input}_found", $"{table.Input}_table", table.Input)))
            .Add(1, Node("Sum", output, [.. tables.Select(table => $"{table.Input}_found")]))
            .Add(2, "tiny")
            .AddEach(tables, (graph, table) => graph.Add(5, Tensor($"{table.Input}_table", table.Rows)))
            .AddEach(tables, (graph, table) => graph.Add(11, Value(table.Input, Int64, "texts", "tokens")))
            .Add(12, Value(output, Float, "texts", "tokens", dimensions));
    }

    private static ProtobufMessage Node(string operation, string output, params string[] inputs) => new ProtobufMessage()
        .AddEach(inputs, (node, input) => node.Add(1, input))
        .Add(2, output)
        .Add(4, operation);

    private static ProtobufMessage Tensor(string name, float[][] rows) => new ProtobufMessage()
        .Add(1, rows.Length)
        .Add(1, rows[0].Length)
        .Add(2, Float)
        .Add(8, name)
        .Add(9, MemoryMarshal.AsBytes(rows.SelectMany(row => row).ToArray().AsSpan()).ToArray());

    /// <summary>A value's name, type and shape; a dimension is a number, or a name for one that is open.</summary>
    private static ProtobufMessage Value(string name, int elementType, params string[] shape)
    {
        var dimensions = new ProtobufMessage().AddEach(shape, (all, size) => all.Add(1, Dimension(size)));
        var tensor = new ProtobufMessage().Add(1, elementType).Add(2, dimensions);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }

    private static ProtobufMessage Dimension(string size) => long.TryParse(size, CultureInfo.InvariantCulture, out var number)
        ? new ProtobufMessage().Add(1, number)
        : new ProtobufMessage().Add(2, size);
}
