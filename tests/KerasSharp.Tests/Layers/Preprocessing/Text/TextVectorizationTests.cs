namespace KerasSharp.Tests.Layers;

/// <summary>The examples of Keras's documentation, and what its source says beyond them.</summary>
public sealed class TextVectorizationTests
{
    private static readonly string[] Words = ["earth", "wind", "and", "fire"];

    [Fact]
    public void TextsBecomeFilledUpIndices()
    {
        using var scope = NewDisposeScope();
        using var layer = new TextVectorization(maxTokens: 5000, outputSequenceLength: 4);
        layer.Adapt(["foo bar", "bar baz", "baz bada boom"]);
        Assert.Equal(["", "[UNK]", "baz", "bar", "foo", "boom", "bada"], layer.GetVocabulary());
        var indices = layer.Apply(new[,] { { "foo qux bar" }, { "qux baz" } });
        Assert.Equal([2, 4], indices.shape);
        Assert.Equal([4, 1, 3, 0, 1, 2, 0, 0], Values(indices));
        Assert.Equal(Shape.Create([2, 4]), layer.ComputeOutputShape(Shape.Create([2, 1])));
    }

    [Fact]
    public void WithoutALengthTheLongestTextCounts()
    {
        using var scope = NewDisposeScope();
        using var layer = new TextVectorization(vocabulary: Words);
        Assert.Equal(["", "[UNK]", "earth", "wind", "and", "fire"], layer.GetVocabulary());
        Assert.Equal([2, 3], layer.Apply(["Earth, Wind!", "AND fire water"]).shape);
        Assert.Equal([2, 3, 0, 4, 5, 1], Values(layer.Apply(["Earth, Wind!", "AND fire water"])));
        Assert.Equal([5, 2], Values(layer.Apply("fire earth")));
        Assert.Equal([1, 0], layer.Apply(["  "]).shape);
        using var cut = new TextVectorization(vocabulary: Words, outputSequenceLength: 2);
        Assert.Equal([2, 3], Values(cut.Apply(["earth wind and fire"])));
    }

    [Theory]
    [InlineData("lower_and_strip_punctuation", new[] { "it's", "hello", "ÄÖ" }, "iTs HELLO Ä-Ö")]
    [InlineData("lower", new[] { "it's", "hello,", "Ä" }, "IT'S HELLO, Ä")]
    [InlineData("strip_punctuation", new[] { "ITs", "Hello", "{" }, "I!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'Ts Hello {")]
    [InlineData(null, new[] { "IT'S", "Hello,", "a" }, "IT'S Hello, a")]
    public void TextsAreStandardized(string? mode, string[] vocabulary, string text)
    {
        using var scope = NewDisposeScope();
        using var layer = new TextVectorization(
            standardize: mode, vocabulary: mode is "lower_and_strip_punctuation" ? ["its", "hello", "ÄÖ"] : vocabulary);
        var expected = mode == "strip_punctuation" ? new long[] { 2, 3 } : [2, 3, 4];
        Assert.Equal(expected, Values(layer.Apply([text]))[..expected.Length]);
    }

    [Fact]
    public void TextsAreSplit()
    {
        using var scope = NewDisposeScope();
        using var spaces = new TextVectorization(vocabulary: ["a", "b\u00A0c"]);
        Assert.Equal([2, 3], Values(spaces.Apply(["\t a \n\v\f\r b\u00A0c "])));
        using var characters = new TextVectorization(split: "character", vocabulary: ["a", "\U0001F600", " "]);
        Assert.Equal([2, 3, 4, 2], Values(characters.Apply(["a\U0001F600 a"])));
        using var whole = new TextVectorization(split: null, vocabulary: ["new york", "rome"]);
        Assert.Equal([2, 3, 1, 2], Values(whole.Apply(new[,] { { "New York", "Rome" }, { "Oslo", "NEW YORK" } })));
    }

    [Fact]
    public void DelegatesStandardizeAndSplit()
    {
        using var scope = NewDisposeScope();
        using var layer = new TextVectorization(
            standardize: text => text.Replace('ß', 's'), split: text => text.Split('|'), vocabulary: ["gros", "B c"]);
        Assert.Equal([2, 3, 1], Values(layer.Apply(["groß|B c|b c"])));
        Assert.Throws<NotSupportedException>(layer.GetConfig);
    }

    [Fact]
    public void TokensAreJoinedToNGrams()
    {
        using var scope = NewDisposeScope();
        using var upTo = new TextVectorization(ngrams: 2, vocabulary: ["earth", "wind", "earth wind", "wind and"]);
        // All single tokens, then all pairs.
        Assert.Equal([2, 3, 1, 4, 5], Values(upTo.Apply(["earth wind and"])));
        using var just = new TextVectorization(ngrams: (2, 3), vocabulary: ["earth wind", "earth wind and"]);
        Assert.Equal([2, 1, 3, 0, 0, 0], Values(just.Apply(["earth wind and", "earth"])));
        Assert.Equal([2L, 3L], (List<object?>)just.GetConfig()["ngrams"]!);
        Assert.Equal(2L, upTo.GetConfig()["ngrams"]);
    }

    [Fact]
    public void VectorsComeOut()
    {
        using var scope = NewDisposeScope();
        using var count = new TextVectorization(outputMode: "count", vocabulary: Words);
        Assert.Equal(["[UNK]", "earth", "wind", "and", "fire"], count.GetVocabulary());
        Assert.Equal([1, 2, 0, 0, 0, 0, 0, 1, 0, 0], count.Apply(["earth water earth", "wind"]).data<float>().ToArray());
        using var multiHot = new TextVectorization(maxTokens: 7, outputMode: "multi_hot", padToMaxTokens: true, vocabulary: Words);
        Assert.Equal([1, 1, 0, 0, 0, 0, 0], multiHot.Apply(["earth water earth"]).data<float>().ToArray());
        using var tfIdf = new TextVectorization(outputMode: "tf_idf");
        tfIdf.Adapt(["a b", "a"]);
        var (a, b) = ((float)Math.Log(1 + (2 / 3.0)), (float)Math.Log(2));
        Assert.All(new[] { 0, 2 * a, b, (a + b) / 2, 0, 0 }.Zip(tfIdf.Apply(["a b a", "c"]).data<float>().ToArray()), pair => Assert.Equal(
            pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void AStreamOfBatchesFindsTheSame()
    {
        using var whole = new TextVectorization();
        using var stream = new TextVectorization();
        using var lines = new TextVectorization();
        string[] texts = ["the cat sat", "the mat", "a cat"];
        whole.Adapt(texts);
        stream.Adapt(texts.Chunk(2));
        lines.Adapt(texts.Where(text => text.Length > 0));
        Assert.Equal(whole.GetVocabulary(), stream.GetVocabulary());
        Assert.Equal(whole.GetVocabulary(), lines.GetVocabulary());
        whole.Adapt(["dog"]);
        Assert.Equal(["dog"], whole.GetVocabulary(includeSpecialTokens: false));
    }

    [Fact]
    public void TextsAreMappedBeforeFit()
    {
        using var scope = NewDisposeScope();
        using var layer = new TextVectorization(outputSequenceLength: 3);
        string[] texts = ["good film", "bad film", "very good", "very bad"];
        layer.Adapt(texts);
        using var model = new Sequential([new Embedding(layer.VocabularySize(), 4), new Flatten(), new Dense(1, "sigmoid")]);
        model.Compile(new KerasSharp.Optimizers.Adam(0.1), "binary_crossentropy");
        var history = model.Fit(layer.Apply(texts), new[] { 1f, 0, 1, 0 }, epochs: 20, verbose: 0);
        Assert.True(history["loss"][19] < history["loss"][0] / 2);
    }

    [Fact]
    public void ConfigAndAssetsMakeTheSameLayerAgain()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var layer = new TextVectorization(maxTokens: 6, standardize: null, outputMode: "tf_idf", padToMaxTokens: true, name: "texts");
        Assert.Equal(
            """{"name":"texts","trainable":true,"max_tokens":6,"standardize":null,"split":"whitespace","ngrams":null,"output_mode":"tf_idf","output_sequence_length":null,"pad_to_max_tokens":true,"sparse":false,"ragged":false,"vocabulary":null,"idf_weights":null,"encoding":"utf-8","vocabulary_size":1}""",
            Config.FromJson(layer.GetConfig().ToJson()).Without("dtype").ToJson().ToJsonString());
        layer.Adapt(["a b", "a", "C"]);
        var store = new Dictionary<string, Tensor>();
        layer.SaveOwnVariables(store);
        layer.SaveAssets(folder.Path);
        using var again = TextVectorization.FromConfig(Config.FromJson(layer.GetConfig().ToJson()));
        again.LoadOwnVariables(store);
        again.LoadAssets(folder.Path);
        Assert.Equal(layer.Apply(["a b C d"]).data<float>().ToArray(), again.Apply(["a b C d"]).data<float>().ToArray());
        using var fresh = TextVectorization.FromConfig(new TextVectorization(outputMode: "count").GetConfig());
        fresh.Adapt(["a b"]);
        Assert.Equal(3, fresh.VocabularySize());
    }

    [Fact]
    public void WrongOptionsAndUsesAreRefused()
    {
        using var scope = NewDisposeScope();
        Refused("standardize='upper'", () => new TextVectorization(standardize: "upper"));
        Refused("split='comma'", () => new TextVectorization(split: "comma"));
        Refused("ngrams=[0]", () => new TextVectorization(ngrams: 0));
        Refused("`outputSequenceLength`", () => new TextVectorization(outputMode: "count", outputSequenceLength: 3));
        Refused("outputSequenceLength=0", () => new TextVectorization(outputSequenceLength: 0));
        Refused("ragged", () => new TextVectorization(ragged: true));
        Refused("sparse", () => new TextVectorization(outputMode: "count", sparse: true));
        Refused("latin", () => new TextVectorization(encoding: "latin-1"));
        Refused("'hot'", () => new TextVectorization(outputMode: "hot"));
        Refused("TextVectorization must be greater than 1", () => new TextVectorization(maxTokens: 1));
        using var layer = new TextVectorization(vocabulary: Words, name: "texts");
        Assert.Contains("(2, 2)", Assert.Throws<ArgumentException>(() => layer.Apply(new[,] { { "a", "b" }, { "c", "d" } })).Message);
        Assert.Contains("\"texts\" works on strings", Assert.Throws<ArgumentException>(() => layer.Apply(ones(2))).Message);
        using var open = new TextVectorization(outputMode: "multi_hot");
        Assert.Contains("no vocabulary", Assert.Throws<ArgumentException>(() => open.Apply(["a"])).Message);

        static void Refused(string part, Func<TextVectorization> make) =>
            Rejects.WithAny<ArgumentException>(part, make);
    }

    private static long[] Values(Tensor x) => x.data<long>().ToArray();
}
