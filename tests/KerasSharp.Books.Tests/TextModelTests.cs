using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Strings into models: the deployment model of the books, and training on texts.</summary>
public sealed class TextModelTests
{
    private static readonly string[] Texts = ["good film", "bad film", "good good", "bad bad"];
    private static readonly float[] Labels = [1, 0, 1, 0];

    [Fact]
    public void ADeploymentModelTakesStrings()
    {
        var vectorize = Vectorizer();
        using var counts = new Sequential([new Input([4]), new Dense(1, useBias: false, kernelInitializer: "ones")]);
        var inputs = new Input(shape: [1], dtype: "string");
        var outputs = counts.Apply(vectorize.Apply(inputs));
        using var deployed = new Model(inputs, outputs);
        // Vectors of counts of [UNK], film, good, bad sum up to the number of words.
        Assert.Equal([2f, 3f], deployed.Predict(new[] { "good film", "a bad film" }, verbose: 0).data<float>().ToArray());
        Assert.Equal([3f], deployed.Predict(new string[,] { { "not so good" } }, verbose: 0).data<float>().ToArray());
        List<string> list = ["film"];
        Assert.Equal([1f], deployed.Predict(list, verbose: 0).data<float>().ToArray());
        Assert.Equal([2f], deployed.PredictOnBatch(new[] { "good film" }).data<float>().ToArray());
    }

    [Fact]
    public void ASequentialIsTrainedAndEvaluatedOnStrings()
    {
        Utils.SetRandomSeed(1);
        using var model = new Sequential([Vectorizer(), new Dense(1, activation: "sigmoid")]);
        model.Compile(optimizer: new Optimizers.Adam(0.1), loss: "binary_crossentropy", metrics: ["accuracy"]);
        var history = model.Fit(Texts, Labels, epochs: 60, batchSize: 2, verbose: 0);
        Assert.True(history["loss"][^1] < history["loss"][0] / 2);
        var (_, accuracy) = model.Evaluate(Texts, Labels, verbose: 0);
        Assert.Equal(1.0, accuracy);
        Assert.True(model.Predict(new[] { "good" }, verbose: 0).item<float>() > 0.5f);
    }

    [Fact]
    public void TheVectorizerGoesIntoTheFileAndBack()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.keras");
        try
        {
            var inputs = new Input([1], dtype: "string", name: "text");
            using var model = new Model(inputs, Vectorizer().Apply(inputs));
            model.Save(path);
            using var again = Model.Load(path);
            Assert.Equal([0f, 0f, 2f, 0f], again.Predict(new[] { "good good" }, verbose: 0).data<float>().ToArray());
            Assert.Contains("\"dtype\":\"string\"", model.ToJson().Replace(" ", ""), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void LookupsAndHashesStandInModels()
    {
        var inputs = new Input([1], dtype: "string");
        var lookup = new StringLookup(vocabulary: ["red", "blue"]);
        using var indices = new Model(inputs, lookup.Apply(inputs));
        Assert.Equal([2L, 0L], indices.Predict(new[] { "blue", "green" }, verbose: 0).data<long>().ToArray());
        var hash = new Hashing(5);
        var hashed = new Input([1], dtype: "string");
        using var bins = new Model(hashed, hash.Apply(hashed));
        Assert.Equal(hash.Apply(["a", "b"]).data<long>().ToArray(), bins.Predict(new[] { "a", "b" }, verbose: 0).data<long>().ToArray());
    }

    [Fact]
    public void StringsAreRefusedWhereNobodyTakesThem()
    {
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        Assert.Contains(
            "strings", Assert.Throws<ArgumentException>(() => model.Predict(Texts, verbose: 0)).Message, StringComparison.Ordinal);
        using var vectorizer = new Sequential([new Input([1], dtype: "string"), Vectorizer()]);
        Assert.Contains(
            "works on strings", Assert.Throws<ArgumentException>(
            () => vectorizer.Predict(new long[] { 5 }, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ops.Cast(ones(1), "string"));
        vectorizer.Compile(loss: "mse");
        Assert.Contains(
            "strings", Assert.Throws<ArgumentException>(
            () => vectorizer.Evaluate(Texts, Texts, verbose: 0)).Message, StringComparison.Ordinal);
    }

    private static TextVectorization Vectorizer() => new(outputMode: "count", vocabulary: ["film", "good", "bad"]);
}
