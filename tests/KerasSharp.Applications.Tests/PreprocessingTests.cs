using System.Reflection;
using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>Images before and scores after a network, in every family.</summary>
public sealed class PreprocessingTests
{
    private static readonly string[] Layouts = ["channels_last", "channels_last_3d", "channels_first", "channels_first_3d"];

    private static readonly JsonObject Whole = Reference.Has("preprocess") ? Reference.Read("preprocess") : [];

    public static TheoryData<string, string> Cases { get; } = Data();

    [Theory, MemberData(nameof(Cases))]
    public void TensorsAreThoseOfKeras(string family, string layout)
    {
        using var scope = NewDisposeScope();
        var x = Input(layout);
        var before = x.clone();
        var y = Call<Tensor>(family, x, Format(layout));
        AssertEqual(Expected(family, layout), y);
        Assert.Equal(ScalarType.Float32, y.dtype);
        Assert.True(x.Same(before) || ReferenceEquals(x, y));
    }

    [Theory, MemberData(nameof(Cases))]
    public void AsAPartOfAModelTheyAreTheSame(string family, string layout)
    {
        using var scope = NewDisposeScope();
        if (layout.EndsWith("3d", StringComparison.Ordinal))
            return;
        var x = Input(layout);
        var input = new Input(Shape.Of(x.shape)[1..]);
        var output = Call<KerasTensor>(family, input, Format(layout));
        using var model = new Model(input, output);
        var y = ReferenceEquals(output, input) ? x : model.Apply(x);
        AssertEqual(Expected(family, layout), y);
        Assert.Equal(Shape.Of(x.shape)[1..], output.Shape[1..]);
        using var again = Model.FromConfig(Config.FromJson(JsonNode.Parse(model.GetConfig().ToJson().ToJsonString())!.AsObject()));
        AssertEqual(Expected(family, layout), again.Apply(x));
    }

    [Theory, MemberData(nameof(Cases))]
    public void ArraysOfFloatsAreChangedInPlaceAsInKeras(string family, string layout)
    {
        using var scope = NewDisposeScope();
        var x = (Array)Filled(Input(layout), typeof(float));
        var y = Call<Array>(family, x, Format(layout));
        AssertEqual(Expected(family, layout), from_array(y));
        if (layout == "channels_last")
            AssertEqual(Reference.Numbers(Whole["families"]![family]!["in_place_values_first6"]), from_array(x).flatten()[..6]);

        var doubles = Call<Array>(family, Filled(Input(layout), typeof(double)), Format(layout));
        Assert.Equal(typeof(double), doubles.GetType().GetElementType());
        AssertEqual(Expected(family, layout), from_array(doubles));
    }

    [Theory, MemberData(nameof(Cases))]
    public void ArraysOfBytesBecomeFloatsWhereSomethingIsComputed(string family, string layout)
    {
        using var scope = NewDisposeScope();
        var x = Filled(Input(layout), typeof(byte));
        var y = Call<Array>(family, x, Format(layout));
        AssertEqual(Expected(family, layout), from_array(y));
        var expected = Whole["families"]![family]!["uint8_input_dtype"]!.GetValue<string>();
        Assert.Equal(expected, DTypes.Name(from_array(y).dtype));
        AssertEqual([11, 48, 85], from_array(x).flatten()[..3]);
    }

    [Fact]
    public void WhatIsNoImageIsRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "Expected mode to be one of `caffe`, `tf` or `torch`. Received: mode=bad", Assert.Throws<ArgumentException>(
                () => ImageNetUtils.PreprocessInput(rand(1, 2, 2, 3), mode: "bad")).Message);
        Assert.Contains("bad", Assert.Throws<ArgumentException>(() => ImageNetUtils.PreprocessInput(rand(1, 2, 2, 3), "bad")).Message);
        Assert.Contains("(1, 2, 2, 4)", Assert.Throws<ArgumentException>(() => VGG16.PreprocessInput(rand(1, 2, 2, 4))).Message);
        Assert.Contains("(5,)", Assert.Throws<ArgumentException>(() => VGG16.PreprocessInput(rand(5))).Message);
        Assert.Throws<ArgumentException>(() => ResNet50V2.PreprocessInput(new string[2, 2, 3]));
    }

    [Fact]
    public void PredictionsAreDecodedAsByKeras()
    {
        using var scope = NewDisposeScope();
        var before = ImageNetUtils.Classes;
        ImageNetUtils.Classes = [.. Enumerable.Range(0, 1000).Select(k => ($"n{k:d8}", $"name_{k}"))];
        try
        {
            var preds = StatedWeights.Make([2, 1000], ScalarType.Float32, i => (((389 * (i % 1000)) + (17 * (i / 1000))) % 1009) / 1009.0);
            var decoded = Whole["decode_predictions"]!;
            AssertDecoded(decoded["top5"]!.AsArray(), ResNet50.DecodePredictions(preds));
            AssertDecoded(decoded["vgg16_top3"]!.AsArray(), VGG16.DecodePredictions(preds, top: 3));
            Assert.Equal(1000, VGG16.DecodePredictions(preds, top: 2000)[0].Count);
        }
        finally
        {
            ImageNetUtils.Classes = before;
        }

        foreach (var shape in new long[][] { [1, 10], [1000] })
        {
            var expected = Whole["errors"]!.AsObject()
                .First(pair => pair.Key.Contains(shape.Length == 1 ? "(1000,)" : "(1, 10)")).Value!.GetValue<string>();
            Python.AssertMessage(expected, Assert.Throws<ArgumentException>(() => VGG16.DecodePredictions(zeros(shape))));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => VGG16.DecodePredictions(zeros(1, 1000), top: 0));
    }

    [Fact]
    public void TheNamesOfClassesAreReadFromKerasFile()
    {
        using var folder = new KerasSharp.Tests.Testing.TemporaryFolder();
        File.WriteAllText(
            folder["index.json"],
            $"{{{string.Join(", ", Enumerable.Range(0, 1000).Reverse().Select(k => $"\"{k}\": [\"n{k:d8}\", \"name_{k}\"]"))}}}");
        var (before, get) = (ImageNetUtils.Classes, PretrainedWeights.Get);
        string Get(string name, string origin, string? hash)
        {
            Assert.Equal(
                ("imagenet_class_index.json", "https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json",
                    "c2c37ea517e94d9795004a39431a14cb"),
                (name, origin, hash));
            return folder["index.json"];
        }

        (ImageNetUtils.Classes, PretrainedWeights.Get) = (null, Get);
        try
        {
            using var preds = zeros(1, 1000);
            preds[0, 7] = tensor(1f);
            Assert.Equal(new ImageNetClass("n00000007", "name_7", 1), VGG19.DecodePredictions(preds, 1)[0][0]);
        }
        finally
        {
            (ImageNetUtils.Classes, PretrainedWeights.Get) = (before, get);
        }
    }

    private static TheoryData<string, string> Data()
    {
        var data = new TheoryData<string, string>();
        foreach (var family in Whole["families"]?.AsObject().Select(pair => pair.Key) ?? [])
        {
            foreach (var layout in Layouts)
                data.Add(family, layout);
        }

        return data;
    }

    private static DataFormat Format(string layout) => layout.Replace("_3d", "");

    private static double[] Expected(string family, string layout) => Reference.Numbers(Whole["families"]![family]![layout]!["values"]);

    private static Tensor Input(string layout)
    {
        var shape = Reference.Shape(Whole["input"]!["shapes"]![layout]).ToArray();
        var values = Reference.Numbers(Whole["input"]!["values"]).Take((int)shape.Aggregate((a, b) => a * b));
        return tensor([.. values.Select(value => (float)value)]).view(shape);
    }

    private static Array Filled(Tensor values, Type element)
    {
        var array = Array.CreateInstance(element, values.shape);
        var place = new int[array.Rank];
        foreach (var value in values.data<float>())
        {
            array.SetValue(Convert.ChangeType(value, element), place);
            for (var axis = array.Rank - 1; axis >= 0 && ++place[axis] == array.GetLength(axis); axis--)
                place[axis] = 0;
        }

        return array;
    }

    private static T Call<T>(string family, T x, DataFormat format)
    {
        if (family.Split(':') is [_, var mode])
        {
            return x switch
            {
                Tensor tensor => (T)(object)ImageNetUtils.PreprocessInput(tensor, format, mode),
                KerasTensor symbol => (T)(object)ImageNetUtils.PreprocessInput(symbol, format, mode),
                _ => (T)(object)ImageNetUtils.PreprocessInput((Array)(object)x!, format, mode),
            };
        }

        var type = typeof(Application).Assembly.GetExportedTypes().Single(
            type => type.Name.Equals(family.Replace("_", ""), StringComparison.OrdinalIgnoreCase));
        return (T)type.GetMethod(
            "PreprocessInput", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy, [typeof(T), typeof(DataFormat?)])!
            .Invoke(null, [x, format])!;
    }

    private static void AssertEqual(double[] expected, Tensor actual) =>
        new Tolerance(2e-6, 1e-7).AssertNear(
            expected, actual.detach().flatten().to_type(ScalarType.Float64).data<double>().ToArray(), "pixels");

    private static void AssertDecoded(JsonArray expected, IReadOnlyList<IReadOnlyList<ImageNetClass>> decoded) => Assert.Equal(
        expected.Select(row => row!.AsArray().Select(
            entry => (entry![0]!.GetValue<string>(), entry[1]!.GetValue<string>(), (float)entry[2]!.GetValue<double>()))),
        decoded.Select(row => row.Select(entry => (entry.ClassName, entry.ClassDescription, entry.Score))));
}
