using KerasSharp.Initializers;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Element types as strings, sizes from tensors, arithmetic and indexing on placeholders, variables.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void TypesAreNamedByStrings()
    {
        Assert.Equal(ScalarType.Int32, new Input([3], dtype: "int32").DType);
        Assert.Equal(ScalarType.Int64, new Input([3], dtype: ScalarType.Int64).DType);
        Assert.Equal(ScalarType.Float32, Ops.Cast(tensor(new[] { 1, 2 }), "float32").dtype);
        Assert.Equal(ScalarType.Byte, Ops.Cast(tensor(new[] { 1f, 2f }), dtype: "uint8").dtype);
        Assert.Equal(ScalarType.Int32, Ops.Cast(new Input([3]), "int32").DType);
        Assert.Equal(ScalarType.Float64, Ops.ZerosLike(ones(1), dtype: "float64").dtype);
        Assert.Contains("float32", Assert.Throws<ArgumentException>(() => Ops.Cast(ones(1), "single")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesComeFromTensors()
    {
        using var p = zeros(2, 4);
        using var y = tensor(new long[] { 0, 3 });
        Assert.Equal([2, 4], Ops.OneHot(y, numClasses: Ops.Shape(p)[1]).shape);
        Assert.Equal([2, 4], Ops.OneHot(y, p.shape[1]).shape);
        Assert.Equal([1, 8], Ops.Reshape(p, [1, -1]).shape);
        Assert.Equal([2, 4], Ops.Reshape(p, [-1, p.shape[1]]).shape);
        Assert.Equal([4, 2], Ops.Reshape(p, Ops.Shape(zeros(4, 2))).shape);
        var k = new Input([5, 7]);
        Assert.Equal("(None, 5, 7)", new Dense(k.Shape[^1]).Apply(k).Shape.ToString());
        Assert.Equal("(None, 5, 7)", k.Dense(k.Shape[-1]).Shape.ToString());
        Assert.Equal("(None, 7)", k.LSTM(k.Shape[-1]).Shape.ToString());
        Assert.Equal(7, k.Shape[-1]);
        Assert.Contains("not known", Assert.Throws<ArgumentException>(() => new Dense(k.Shape[0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => k.Shape[3]);
        using var embedding = new Embedding(p.shape[1], p.shape[0]);
        Assert.Equal((4, 2), (embedding.InputDim, embedding.OutputDim));
    }

    [Fact]
    public void PlaceholdersAreComparedIndexedAndAdded()
    {
        var k = new Input([3]);
        using var constant = tensor(new float[] { 1, 2, 3 });
        var x = new float[,] { { 0, 1, 2 } };
        Assert.Equal([false, true, true], Run(k, k != 0, x).data<bool>().ToArray());
        Assert.Equal([true, false, false], Run(k, k == 0, x).data<bool>().ToArray());
        Assert.Equal([1, 1, 3], Run(k, k[.., null, ..], x).shape);
        Assert.Equal([1f, 3f, 5f], Run(k, k + constant, x).data<float>().ToArray());
        Assert.Equal([1f, 1f, 1f], Run(k, constant - k, x).data<float>().ToArray());
        Assert.Equal([true, true, true], Run(k, k < constant, x).data<bool>().ToArray());
        KerasTensor? none = null;
        KerasTensor same = k;
        Assert.True(none is null && k != null && k == same);
    }

    [Fact]
    public void VariablesAreMadeOfShapesTensorsAndArrays()
    {
        using var zero = new Variable(shape: [3], initializer: "zeros");
        Assert.Equal([0f, 0f, 0f], zero.Value.data<float>().ToArray());
        using var of = new Variable(zeros(3));
        Assert.StartsWith("variable", of.Name, StringComparison.Ordinal);
        of.Assign(new float[] { 1, 2, 3 });
        Assert.Equal(2f, of[1].item<float>());
        Assert.Equal([2f, 3f], of[1..].data<float>().ToArray());
        using var array = new Variable(new double[] { 1.5, 2 }, name: "w");
        Assert.Equal("<Variable path=w, shape=(2,), dtype=float32, value=[1.5 2.]>", array.ToString());
        array.Assign([3, 4]);
        Assert.Equal([3f, 4f], array.Value.data<float>().ToArray());
        using var integers = new Variable("ones", [2], dtype: "int32", trainable: false);
        Assert.Contains("value=[1 1]", integers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMatrixIsAnInitializer()
    {
        var matrix = new float[,] { { 1, 2 }, { 3, 4 } };
        using var embedding = new Embedding(2, 2, embeddingsInitializer: new Constant(matrix), name: "e");
        Assert.Equal([3f, 4f], embedding.Apply(tensor(new[] { 1L })).data<float>().ToArray());
        using var again = Embedding.FromConfig(embedding.GetConfig());
        Assert.Equal([3f, 4f], again.Apply(tensor(new[] { 1L })).data<float>().ToArray());
        Assert.Equal([0.5f], new Constant(0.5).Apply([1]).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => new Constant(matrix).Apply([3, 2]));
        Assert.Equal(0.1, new Constant(0.1).GetConfig()["value"]);
    }

    [Fact]
    public void ASubclassedModelIsBuiltByShape()
    {
        using var model = new Small();
        model.Build((null, 3));
        Assert.Equal("(3, 2)", model.Weights[0].Shape.ToString());
        using var sequential = new Sequential([new Dense(2)]);
        sequential.Build([null, 3]);
        Assert.Equal(8, sequential.CountParams());
    }

    private static Tensor Run(KerasTensor input, KerasTensor output, float[,] x)
    {
        using var model = new Model(input, output);
        return model.Predict(x, verbose: 0);
    }

    private sealed class Small : Model
    {
        private readonly Dense _dense = new(2);

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(x);
    }
}
