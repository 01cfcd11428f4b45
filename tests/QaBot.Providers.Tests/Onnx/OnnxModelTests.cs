using QaBot.Providers.Onnx;

namespace QaBot.Providers.Tests.Onnx;

public sealed class OnnxModelTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models", "all-minilm-l6-v2");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qabot-model-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Load_ShippedModel_HasAnIdentityOfNameAndDigest()
    {
        using var model = OnnxModel.Load(new OnnxOptions().ModelFolder, 256);

        model.Identity.Id.ShouldMatch("^all-minilm-l6-v2@[0-9a-f]{16}$");
        model.Identity.Dimensions.ShouldBe(384);
    }

    [Fact]
    public void Load_SettingThatChangesVectors_ChangesTheIdentity()
    {
        using var model = OnnxModel.Load(Shipped, 256);
        using var shorter = OnnxModel.Load(Shipped, 128);

        shorter.Identity.Id.ShouldNotBe(model.Identity.Id);
    }

    [Fact]
    public void Load_MissingFolder_SaysWhereAndHowToMendIt() =>
        ShouldFail(Path.Combine(_folder.FullName, "nowhere"), "does not exist", "QaBot:Embedding:ModelFolder");

    [Fact]
    public void Load_NoVocabulary_SaysSo() => ShouldFail(_folder.FullName, "holds no vocab.txt");

    [Fact]
    public void Load_NoModel_SaysSo()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n");

        ShouldFail(_folder.FullName, "holds no .onnx file");
    }

    [Fact]
    public void Load_TwoModels_AsksForOneToBeNamed()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n");
        Write("a.onnx", "");
        Write("b.onnx", "");

        ShouldFail(_folder.FullName, "2 .onnx files", "model.onnx");
    }

    [Fact]
    public void Load_FileThatIsNoModel_SaysSo()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n");
        Write("model.onnx", "this is not a model");

        ShouldFail(_folder.FullName, "cannot be loaded as an ONNX model");
    }

    [Fact]
    public void Load_VocabularyWithoutSpecialTokens_SaysWhich()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n");
        Write("model.onnx", "");

        ShouldFail(_folder.FullName, "[SEP] is missing");
    }

    [Fact]
    public void Load_SettingsThatAreNoJson_SaysSo()
    {
        Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n");
        Write("model.onnx", "");
        Write("config.json", "{");

        ShouldFail(_folder.FullName, "is not JSON");
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("[]", true)]
    [InlineData("{\"do_lower_case\": true}", true)]
    [InlineData("{\"do_lower_case\": false}", false)]
    [InlineData("{\"do_lower_case\": \"no\"}", true)]
    public void ReadLowerCase_Settings_AreHeeded(string settings, bool expected)
    {
        Write("vocab.txt", "");
        Write("model.onnx", "");
        Write("tokenizer_config.json", settings);

        OnnxModelFiles.Find(_folder.FullName, "QaBot:Embedding:ModelFolder").ReadLowerCase().ShouldBe(expected);
    }

    [Fact]
    public void VectorOf_OneVectorAToken_GivesTheMeanAtUnitLength()
    {
        var signature = new EncoderSignature([EncoderSignature.InputIds], "last_hidden_state", Dimensions: 2, Pools: true);

        signature.VectorOf([3, 0, 3, 4, 0, 4]).ShouldBe([.6f, .8f]);
    }

    [Fact]
    public void Encode_AfterDispose_Throws()
    {
        var model = OnnxModel.Load(Shipped, 256);
        model.Dispose();
        model.Dispose();

        Should.Throw<ObjectDisposedException>(() => model.Encode("hello"));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);

    private static void ShouldFail(string folder, params string[] expected)
    {
        var message = Should.Throw<OnnxModelException>(() => OnnxModel.Load(folder, 256)).Message;
        foreach (var part in expected)
        {
            message.ShouldContain(part);
        }
    }
}
