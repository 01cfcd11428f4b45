using QaBot.Providers.Onnx;
using QaBot.TestKit;

namespace QaBot.Providers.Tests.Onnx;

/// <summary>Models of the BERT family that leave the averaging to whoever runs them, small enough to reckon by hand.</summary>
public sealed class AnotherModelTests : IDisposable
{
    private static readonly string[] Vocabulary = ["[UNK]", "[CLS]", "[SEP]", "cat", "dog"];
    private static readonly EncoderTable Words = new(
        "input_ids",
        [9, 9], // [UNK]
        [1, 0], // [CLS]
        [0, 1], // [SEP]
        [3, 0], // cat
        [0, 5]); // dog
    private static readonly EncoderTable Mask = new("attention_mask", [-100, 100], [0, 0]);
    private static readonly EncoderTable Segments = new("token_type_ids", [1, 1], [-100, 100]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Encode_TokenVectors_GivesTheirMeanAtUnitLength()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words, Mask]);

        // [CLS] cat dog [SEP]: (1, 0) + (3, 0) + (0, 5) + (0, 1).
        ShouldPoint(Encode("Cat dog"), 4, 6);
    }

    [Fact]
    public void Encode_ModelThatTakesSegments_IsFedZerosForThemAndOnesForTheMask()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words, Mask, Segments]);

        // As above, and (1, 1) for each of the four tokens.
        ShouldPoint(Encode("Cat dog"), 8, 10);
    }

    [Fact]
    public void Encode_InputsInAnotherOrder_AreFedByName()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Segments, Mask, Words]);

        ShouldPoint(Encode("Cat dog"), 8, 10);
    }

    [Fact]
    public void Encode_UnknownWord_IsOneToken()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words]);

        ShouldPoint(Encode("zebra"), 10, 10);
    }

    [Fact]
    public void Load_AnotherModel_IsNamedAfterItsFolderAndContent()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words]);
        using var model = OnnxModel.Load(_folder.Path, 32);
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words, Segments]);
        using var changed = OnnxModel.Load(_folder.Path, 32);

        (model.Identity.Dimensions, changed.Identity.Dimensions).ShouldBe((2, 2));
        model.Identity.Id.ShouldStartWith(Path.GetFileName(_folder.Path) + "@");
        changed.Identity.Id.ShouldNotBe(model.Identity.Id);
    }

    [Fact]
    public void Load_UnknownInput_NamesItAndTheMend()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words, new EncoderTable("pixel_values", [1, 1])]);

        ShouldFail("takes the inputs input_ids, pixel_values; expected input_ids, with attention_mask and token_type_ids at most. Use a sentence encoder of the BERT family.");
    }

    [Fact]
    public void Load_UnknownOutput_NamesItWithItsShapeAndTheMend()
    {
        TinyEncoder.Write(_folder.Path, Vocabulary, [Words], output: "logits");

        ShouldFail("gives the outputs logits [?, ?, 2]; expected embedding or sentence_embedding");
        ShouldFail("Use a sentence encoder of the BERT family, exported with one of these outputs.");
    }

    private float[] Encode(string text)
    {
        using var model = OnnxModel.Load(_folder.Path, 32);
        return model.Encode(text);
    }

    private void ShouldFail(string expected) =>
        Should.Throw<OnnxModelException>(() => OnnxModel.Load(_folder.Path, 32)).Message.ShouldContain(expected);

    private static void ShouldPoint(float[] vector, float x, float y)
    {
        var length = MathF.Sqrt((x * x) + (y * y));
        vector.Length.ShouldBe(2);
        vector[0].ShouldBe(x / length, 1e-6f);
        vector[1].ShouldBe(y / length, 1e-6f);
    }
}
