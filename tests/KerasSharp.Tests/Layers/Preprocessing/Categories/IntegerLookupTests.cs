namespace KerasSharp.Tests.Layers;

/// <summary>The examples of Keras's documentation, and what its source says beyond them.</summary>
public sealed class IntegerLookupTests
{
    private static readonly long[] Known = [12, 36, 1138, 42];
    private static readonly long[,] Data = { { 12, 1138, 42 }, { 42, 1000, 36 } };
    private static readonly long[,] Counted = { { 12, 1138, 42, 42 }, { 42, 7, 36, 7 } };

    [Fact]
    public void KnownIntegersHaveIndicesBehindTheUnknown()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup(vocabulary: [12, 36, 1138, 42]);
        var indices = layer.Apply(tensor(Data));
        Assert.Equal(ScalarType.Int64, indices.dtype);
        Assert.Equal([1, 3, 4, 4, 0, 2], Values(indices));
        Assert.Equal([-1, 12, 36, 1138, 42], layer.GetVocabulary());
        Assert.Equal(5, layer.VocabularySize());
    }

    [Fact]
    public void AdaptFindsTheMostFrequentFirst()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup();
        layer.Adapt(Data);
        Assert.Equal([-1, 42, 1138, 1000, 36, 12], layer.GetVocabulary());
        Assert.Equal([5, 2, 1, 1, 3, 4], Values(layer.Apply(tensor(Data))));
        using var capped = new IntegerLookup(maxTokens: 3, maskToken: 0);
        capped.Adapt(Stream());
        Assert.Equal([0, -1, 42], capped.GetVocabulary());
        Assert.Equal([42], capped.GetVocabulary(includeSpecialTokens: false));

        static IEnumerable<Batch> Stream()
        {
            yield return tensor(Data);
            yield return tensor([0L, 0, 0, 0, -1]);
        }
    }

    [Fact]
    public void UnknownIntegersShareSeveralIndices()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup(vocabulary: Known, numOovIndices: 2);
        Assert.Equal([2, 4, 5, 1, 0, 3], Values(layer.Apply(tensor(new long[,] { { 12, 1138, 42 }, { 37, 1000, 36 } }))));
        Assert.Equal(1, Values(layer.Apply(tensor([-3L])))[0]);
        using var hashed = new IntegerLookup(vocabulary: [10, 20, 30], numOovIndices: 4, oovMethod: "farmhash");
        Assert.Equal([3, 3, 2, 2, 0, 1], Values(hashed.Apply(tensor([100L, 300, 700, 1100, 1700, 2000]))));
        using var salted = new IntegerLookup(vocabulary: [10], numOovIndices: 3, oovMethod: "farmhash", salt: (133, 137));
        Assert.Equal([1, 1, 2, 0, 1], Values(salted.Apply(tensor([0L, 1, 2, 3, 4]))));
    }

    [Fact]
    public void VectorsComeOut()
    {
        using var scope = NewDisposeScope();
        using var oneHot = new IntegerLookup(vocabulary: Known, outputMode: "one_hot");
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0], Floats(oneHot.Apply(tensor([12L, 42, 7]))));
        using var multiHot = new IntegerLookup(vocabulary: Known, outputMode: "multi_hot");
        Assert.Equal([0, 1, 0, 1, 1, 1, 0, 1, 0, 1], Floats(multiHot.Apply(tensor(Counted))));
        using var count = new IntegerLookup(vocabulary: Known, outputMode: "count");
        Assert.Equal([0, 1, 0, 1, 2, 2, 0, 1, 0, 1], Floats(count.Apply(tensor(Counted))));
        Assert.Equal(Shape.Create([null, 5]), count.ComputeOutputShape(Shape.Create([null, 4])));
        using var padded = new IntegerLookup(maxTokens: 7, vocabulary: Known, outputMode: "count", padToMaxTokens: true);
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], Floats(padded.Apply(tensor(new[,] { { 36L } }))));
        padded.SetVocabulary([36, 1]);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0], Floats(padded.Apply(tensor(new[,] { { 36L } }))));
    }

    [Fact]
    public void AMaskIsLeftOutOfVectors()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup(maxTokens: 5, maskToken: 42, vocabulary: [12, 36], outputMode: "count", padToMaxTokens: true);
        Assert.Equal([1, 1, 0, 0, 0], Floats(layer.Apply(tensor(new long[,] { { 12, 42, 42, 9 } }))));
        Assert.Equal([-1, 12, 36], layer.GetVocabulary());
    }

    [Fact]
    public void CountsAreWeighedByDocumentFrequencies()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup(outputMode: "tf_idf", vocabulary: Known, idfWeights: [0.25, 0.75, 0.6, 0.4]);
        Close([0, 0.25f, 0, 0.6f, 0.8f, 1, 0, 0.75f, 0, 0.4f], layer.Apply(tensor(Counted)));
        using var whole = new IntegerLookup(
            outputMode: "tf_idf", vocabulary: [-1, 12, 36, 1138, 42], idfWeights: [0.9, 0.25, 0.75, 0.6, 0.4]);
        Close([0, 0.25f, 0, 0.6f, 0.8f, 1.8f, 0, 0.75f, 0, 0.4f], whole.Apply(tensor(Counted)));
        using var found = new IntegerLookup(outputMode: "tf_idf");
        found.Adapt(Counted);
        // Two documents: 42 in both, the others in one. Unknown ones weigh the mean.
        Assert.Equal([-1, 42, 7, 1138, 36, 12], found.GetVocabulary());
        var (both, one) = ((float)Math.Log(1 + (2 / 3.0)), (float)Math.Log(2));
        Close([(both + (4 * one)) / 5, 2 * both, one, 0, 0, 0], found.Apply(tensor(new long[,] { { 99, 42, 42, 7 } })));
    }

    [Fact]
    public void AnInvertedLookupGivesIntegersBack()
    {
        using var scope = NewDisposeScope();
        using var layer = new IntegerLookup(vocabulary: Known, invert: true);
        Assert.Equal([12, 1138, 42, 42, -1, 36], Values(layer.Apply(tensor(new long[,] { { 1, 3, 4 }, { 4, 0, 2 } }))));
        using var forward = new IntegerLookup(vocabulary: Known, maskToken: 0);
        using var back = new IntegerLookup(vocabulary: [.. forward.GetVocabulary()], maskToken: 0, invert: true);
        Assert.Equal([0, -1, 36], Values(back.Apply(forward.Apply(tensor([0L, 5, 36])))));
    }

    [Fact]
    public void AVocabularyIsReadFromAFile()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["known.txt"], "12\n36\r\n1138\n42\n");
        using var layer = new IntegerLookup(vocabulary: folder["known.txt"]);
        Assert.Equal([1, 3, 4, 4, 0, 2], Values(layer.Apply(tensor(Data))));
        Assert.Null(layer.GetConfig()["vocabulary"]);
        File.WriteAllText(folder["known.txt"], "12\nx");
        Assert.Contains(
            "'x' in line 2", Assert.Throws<InvalidDataException>(() => new IntegerLookup(vocabulary: folder["known.txt"])).Message);
        Assert.Throws<FileNotFoundException>(() => new IntegerLookup(vocabulary: folder["none.txt"]));
    }

    [Fact]
    public void WhatWasFoundIsSavedBesideTheConfig()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var layer = new IntegerLookup(outputMode: "tf_idf", maskToken: 7, name: "codes");
        layer.Adapt(Counted);
        var store = new Dictionary<string, Tensor>();
        layer.SaveOwnVariables(store);
        layer.SaveAssets(folder.Path);
        Assert.Equal("-1\n42\n1138\n36\n12", File.ReadAllText(folder["vocabulary.txt"]));
        using var again = IntegerLookup.FromConfig(Config.FromJson(layer.GetConfig().ToJson()));
        again.LoadOwnVariables(store);
        again.LoadAssets(folder.Path);
        Assert.Equal(layer.GetVocabulary(), again.GetVocabulary());
        Assert.Equal(Floats(layer.Apply(tensor(Counted))), Floats(again.Apply(tensor(Counted))));
        Assert.Equal(layer.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
    }

    [Fact]
    public void AGivenVocabularyStandsInTheConfig()
    {
        using var folder = new TemporaryFolder();
        using var layer = new IntegerLookup(vocabulary: Known, numOovIndices: 2, oovMethod: "farmhash", salt: 5, name: "codes");
        var config = Config.FromJson(layer.GetConfig().ToJson());
        Assert.Equal(
            """{"name":"codes","trainable":true,"invert":false,"max_tokens":null,"num_oov_indices":2,"oov_token":-1,"mask_token":null,"output_mode":"int","sparse":false,"pad_to_max_tokens":false,"vocabulary_dtype":"int64","idf_weights":null,"vocabulary":[12,36,1138,42],"vocabulary_size":6,"oov_method":"farmhash","salt":[5,5]}""",
            Config.FromJson(config.ToJson()).Without("dtype").ToJson().ToJsonString());
        using var again = IntegerLookup.FromConfig(config);
        Assert.Equal(layer.GetVocabulary(), again.GetVocabulary());
        layer.SaveAssets(folder.Path);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void ItStandsInAModel()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential(
            [new Input(2, dtype: ScalarType.Int64), new IntegerLookup(vocabulary: Known, outputMode: "multi_hot"), new Dense(1)]);
        Assert.Equal([3, 1], model.Apply(tensor(new long[,] { { 12, 36 }, { 1, 2 }, { 42, 42 } })).shape);
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Refused("maxTokens=1", () => new IntegerLookup(maxTokens: 1));
        Refused("numOovIndices=-1", () => new IntegerLookup(numOovIndices: -1));
        Refused("padToMaxTokens", () => new IntegerLookup(padToMaxTokens: true, outputMode: "count"));
        Refused("oovMethod='crc'", () => new IntegerLookup(oovMethod: "crc"));
        Refused("`salt`", () => new IntegerLookup(salt: 3));
        Refused("`invert`", () => new IntegerLookup(invert: true, outputMode: "count"));
        Refused("oovToken", () => new IntegerLookup(invert: true, oovToken: null));
        Refused("sparse", () => new IntegerLookup(outputMode: "count", sparse: true));
        Refused("int32", () => new IntegerLookup(vocabularyDtype: "int32"));
        Refused("'tf_idf'", () => new IntegerLookup(vocabulary: [1], idfWeights: [1]));
        Refused("must be given", () => new IntegerLookup(vocabulary: [1], outputMode: "tf_idf"));
        Refused("length of the vocabulary, 2", () => new IntegerLookup(vocabulary: [1, 2], idfWeights: [1], outputMode: "tf_idf"));
        Refused("empty", () => new IntegerLookup(vocabulary: []));
        Refused("Repeated: '3'", () => new IntegerLookup(vocabulary: [3, 4, 3]));
        Refused("reserved mask", () => new IntegerLookup(vocabulary: [3, 4], maskToken: 4));
        Refused("reserved OOV", () => new IntegerLookup(vocabulary: [3, -1], invert: true));
        Refused("`maxTokens`=3", () => new IntegerLookup(maxTokens: 3, vocabulary: [1, 2, 3]));

        static void Refused(string part, Func<IntegerLookup> make) =>
            Rejects.WithAny<ArgumentException>(part, make);
    }

    [Fact]
    public void WrongUsesAreRefusedAndChangeNothing()
    {
        using var scope = NewDisposeScope();
        using var strict = new IntegerLookup(vocabulary: Known, numOovIndices: 0, name: "codes");
        Assert.Contains(
            "\"codes\" must be in the vocabulary; consider `numOovIndices: 1`. Received: '5', '6'", Assert.Throws<ArgumentException>(
            () => strict.Apply(tensor([12L, 5, 6]))).Message);
        Assert.Throws<InvalidOperationException>(() => strict.Adapt(Data));
        using var open = new IntegerLookup(outputMode: "count", name: "codes");
        Assert.Contains("no vocabulary", Assert.Throws<ArgumentException>(() => open.Apply(tensor([1L]))).Message);
        open.Adapt(Data);
        Assert.Contains("cannot be changed", Assert.Throws<InvalidOperationException>(() => open.Adapt(new[] { 1L, 2 })).Message);
        Assert.Throws<InvalidOperationException>(() => open.SetVocabulary([1, 2]));
        Assert.Equal([-1, 42, 1138, 1000, 36, 12], open.GetVocabulary());
    }

    private static long[] Values(Tensor x) => x.data<long>().ToArray();

    private static float[] Floats(Tensor x) => x.data<float>().ToArray();

    private static void Close(float[] expected, Tensor actual) =>
        Assert.All(expected.Zip(Floats(actual)), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
}
