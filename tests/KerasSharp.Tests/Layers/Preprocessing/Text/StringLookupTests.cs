namespace KerasSharp.Tests.Layers;

/// <summary>The examples of Keras's documentation, and what its source says beyond them.</summary>
public sealed class StringLookupTests
{
    private static readonly string[] Known = ["a", "b", "c", "d"];
    private static readonly string[,] Data = { { "a", "c", "d" }, { "d", "z", "b" } };

    [Fact]
    public void KnownStringsHaveIndicesBehindTheUnknown()
    {
        using var scope = NewDisposeScope();
        using var layer = new StringLookup(vocabulary: Known);
        var indices = layer.Apply(Data);
        Assert.Equal([2, 3], indices.shape);
        Assert.Equal([1, 3, 4, 4, 0, 2], Values(indices));
        Assert.Equal(["[UNK]", "a", "b", "c", "d"], layer.GetVocabulary());
        Assert.Equal([], layer.Apply("a").shape);
    }

    [Fact]
    public void AdaptFindsTheMostFrequentFirst()
    {
        using var layer = new StringLookup(maskToken: "");
        layer.Adapt(Data);
        Assert.Equal(["", "[UNK]", "d", "z", "c", "b", "a"], layer.GetVocabulary());
        using var lines = new StringLookup(maxTokens: 3);
        lines.Adapt(Lines());
        Assert.Equal(["[UNK]", "y", "x"], lines.GetVocabulary());
        using var batches = new StringLookup();
        batches.Adapt(Batches(), steps: 2);
        Assert.Equal(["x", "y"], batches.GetVocabulary(includeSpecialTokens: false));

        static IEnumerable<string> Lines() => ["y", "y", "x", "a", "x", "[UNK]", "[UNK]", "[UNK]"];

        static IEnumerable<string[]> Batches()
        {
            yield return ["x", "y"];
            yield return ["x"];
            throw new InvalidOperationException("read too far");
        }
    }

    [Fact]
    public void EquallyFrequentStringsStandInTheOrderOfTheirBytes()
    {
        using var layer = new StringLookup();
        // A character beyond the basic plane is greater in UTF-8 and smaller in UTF-16.
        layer.Adapt(["\uFF5E", "\U0001F600", "z"]);
        Assert.Equal(["\U0001F600", "\uFF5E", "z"], layer.GetVocabulary(includeSpecialTokens: false));
    }

    [Fact]
    public void UnknownStringsShareIndicesByTheirHash()
    {
        using var scope = NewDisposeScope();
        string[] unknown = ["A", "B", "C", "D", "E"];
        using var layer = new StringLookup(vocabulary: Known, numOovIndices: 3);
        Assert.Equal([1, 0, 1, 1, 2], Values(layer.Apply(unknown)));
        using var salted = new StringLookup(vocabulary: Known, numOovIndices: 3, salt: [133, 137], maskToken: "");
        Assert.Equal([2, 3, 2, 1, 3], Values(salted.Apply(unknown)));
        Assert.Equal([0, 4], Values(salted.Apply(["", "a"])));
    }

    [Fact]
    public void AnInvertedLookupGivesStringsBack()
    {
        using var scope = NewDisposeScope();
        using var layer = new StringLookup(vocabulary: Known, invert: true, maskToken: "-");
        var strings = layer.ApplyInverse(tensor(new long[,] { { 0, 2, 5 }, { 1, 9, -4 } }));
        Assert.Equal(Shape.Create([2, 3]), strings.Shape);
        Assert.Equal(["-", "a", "d", "[UNK]", "[UNK]", "[UNK]"], strings);
    }

    [Fact]
    public void VectorsComeOut()
    {
        using var scope = NewDisposeScope();
        using var count = new StringLookup(vocabulary: Known, outputMode: "count");
        Assert.Equal([0, 1, 0, 1, 1, 1, 0, 1, 0, 1], count.Apply(Data).data<float>().ToArray());
        using var oneHot = new StringLookup(vocabulary: ["a"], outputMode: "one_hot", numOovIndices: 0);
        Assert.Equal([3, 1], oneHot.Apply(new[,] { { "a" }, { "a" }, { "a" } }).shape);
        using var tfIdf = new StringLookup(outputMode: "tf_idf", maxTokens: 4, padToMaxTokens: true);
        tfIdf.Adapt(new[,] { { "x", "x" }, { "x", "y" } });
        var (x, y) = ((float)Math.Log(1 + (2 / 3.0)), (float)Math.Log(2));
        Assert.All(
            new[] { (x + y) / 2, 0, 2 * y, 0 }.Zip(tfIdf.Apply(new[,] { { "?", "y", "y" } }).data<float>().ToArray()), pair => Assert.Equal(
            pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void AStreamIsMappedOnItsWayToFit()
    {
        using var scope = NewDisposeScope();
        using var lookup = new StringLookup(vocabulary: Known);
        using var model = new Sequential(
            [new Input(1, dtype: ScalarType.Int64), new Embedding(lookup.VocabularySize(), 2), new Flatten(), new Dense(1)]);
        model.Compile("sgd", "mse");
        var rows = Enumerable.Range(0, 10).Select(i => (Letter: Known[i % 4], Number: i % 4f)).ToArray();
        var batches = rows.Chunk(4).Select(chunk => new Batch(
            lookup.Apply(StringArray.From(chunk.Select(row => row.Letter), Shape.Create([chunk.Length, 1]))), tensor(
                chunk.Select(row => row.Number).ToArray())));
        var history = model.Fit(batches, epochs: 5, verbose: 0);
        Assert.True(history["loss"][4] < history["loss"][0]);
    }

    [Fact]
    public void WhatWasFoundIsSavedBesideTheConfig()
    {
        using var folder = new TemporaryFolder();
        using var layer = new StringLookup(maskToken: "", name: "words");
        layer.Adapt(["ä", "ä", "b c"]);
        layer.SaveAssets(folder.Path);
        Assert.Equal("\n[UNK]\nä\nb c"u8.ToArray(), File.ReadAllBytes(folder["vocabulary.txt"]));
        using var again = StringLookup.FromConfig(Config.FromJson(layer.GetConfig().ToJson()));
        again.LoadAssets(folder.Path);
        Assert.Equal(layer.GetVocabulary(), again.GetVocabulary());
        using var broken = new StringLookup();
        broken.Adapt(["a\nb"]);
        Assert.Contains("line break", Assert.Throws<InvalidOperationException>(() => broken.SaveAssets(folder.Path)).Message);
    }

    [Fact]
    public void ConfigMakesTheSameLayerAgain()
    {
        using var layer = new StringLookup(vocabulary: Known, maskToken: "", name: "words");
        var config = Config.FromJson(layer.GetConfig().ToJson());
        Assert.Equal(
            """{"name":"words","trainable":true,"invert":false,"max_tokens":null,"num_oov_indices":1,"oov_token":"[UNK]","mask_token":"","output_mode":"int","sparse":false,"pad_to_max_tokens":false,"idf_weights":null,"vocabulary":["a","b","c","d"],"vocabulary_size":6,"oov_method":"floormod","salt":null,"encoding":"utf-8"}""",
            Config.FromJson(config.ToJson()).Without("dtype").ToJson().ToJsonString());
        using var again = StringLookup.FromConfig(config);
        Assert.Equal(layer.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
        again.SetVocabulary(["x"]);
        Assert.Equal(new List<object?> { "x" }, again.GetConfig()["vocabulary"]);
    }

    [Fact]
    public void WrongUsesAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("utf-16", Assert.Throws<ArgumentException>(() => new StringLookup(encoding: "utf-16")).Message);
        Assert.Contains("null at 1", Assert.Throws<ArgumentException>(() => new StringLookup(vocabulary: new[] { "a", null! })).Message);
        using var layer = new StringLookup(vocabulary: Known, name: "words");
        Assert.Contains("\"words\" works on strings", Assert.Throws<ArgumentException>(() => layer.Apply(ones(2))).Message);
        Assert.Contains("`invert: true`", Assert.Throws<ArgumentException>(() => layer.ApplyInverse(ones(2))).Message);
        Assert.Throws<InvalidOperationException>(() => layer.Adapt(Known));
        using var inverted = new StringLookup(vocabulary: Known, invert: true);
        Assert.Contains("`ApplyInverse`", Assert.Throws<ArgumentException>(() => inverted.Apply(Known)).Message);
        Assert.Contains(
            "2 strings in the first row, 1 in row 1", Assert.Throws<ArgumentException>(
            () => layer.Apply(new string[][] { ["a", "b"], ["c"] })).Message);
        Assert.Throws<ArgumentNullException>(() => layer.Apply((string[])null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StringLookup().Adapt(Enumerable.Repeat(Known, 2), steps: 0));
    }

    private static long[] Values(Tensor x) => x.data<long>().ToArray();
}
