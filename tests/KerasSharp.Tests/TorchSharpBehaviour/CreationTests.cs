namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class CreationTests : TorchSharpTests
{
    [Fact]
    public void ArraysOfAnyRankKeepOrderAndShape()
    {
        using var flat = tensor(new float[] { 1, 2, 3 });
        Assert.Equal([3], flat.shape);
        Assert.Equal(ScalarType.Float32, flat.dtype);

        using var matrix = tensor(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal(ScalarType.Float64, matrix.dtype);
        Check.Values(matrix, 1, 2, 3, 4, 5, 6);

        using var cube = tensor(new int[,,] { { { 1, 2 } }, { { 3, 4 } } });
        Assert.Equal([2, 1, 2], cube.shape);
        Assert.Equal(ScalarType.Int32, cube.dtype);

        using var four = tensor(new long[,,,] { { { { 1, 2 }, { 3, 4 } } } });
        Assert.Equal([1, 1, 2, 2], four.shape);

        using var five = from_array(new byte[2, 1, 1, 1, 3]);
        Assert.Equal([2, 1, 1, 1, 3], five.shape);
        Assert.Equal(ScalarType.Byte, five.dtype);

        using var none = tensor(new float[0, 4]);
        Assert.Equal([0, 4], none.shape);
    }

    [Fact]
    public void ListsAndDimensions()
    {
        IList<float> list = [1, 2, 3, 4, 5, 6];
        Assert.Equal([2, 3], tensor(list, 2, 3).shape);
        Assert.Equal([3, 2], tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [3, 2]).shape);
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));
        Assert.Contains("mismatched total size", error.Message);
    }

    [Fact]
    public void TypesFollowTheDotNetType()
    {
        Assert.Equal(ScalarType.Bool, tensor(new[] { true, false }).dtype);
        Assert.Equal(ScalarType.Int8, tensor(new sbyte[] { -1 }).dtype);
        Assert.Equal(ScalarType.Int16, tensor(new short[] { -1 }).dtype);
        Assert.Equal(ScalarType.Float16, tensor(new[] { (Half)0.5 }).dtype);
        Assert.Equal(ScalarType.ComplexFloat64, tensor(new System.Numerics.Complex[] { new(1, 2) }).dtype);
        Assert.Equal(ScalarType.Float32, tensor(1.5f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.5).dtype);
        Assert.Equal(ScalarType.Int64, tensor(3L).dtype);
        Assert.Equal(ScalarType.Int32, tensor(3).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Float32, tensor(new[] { 1, 2 }, dtype: ScalarType.Float32).dtype);
    }

    [Fact]
    public void TensorCopiesAndFromArrayShares()
    {
        var numbers = new float[] { 1, 2 };
        using var copy = tensor(numbers);
        using var view = from_array(numbers);
        numbers[0] = 9;
        Check.Values(copy, 1, 2);
        Check.Values(view, 9, 2);
        using var buffer = frombuffer(numbers, ScalarType.Float32, count: 1, offset: 1);
        numbers[1] = 7;
        Check.Values(buffer, 7);
    }

    [Fact]
    public void SequencesAndMatrices()
    {
        Assert.Equal(ScalarType.Int64, arange(4).dtype);
        Check.Values(arange(4), 0, 1, 2, 3);
        Check.Values(arange(1, 2, 0.25), 1, 1.25, 1.5, 1.75);
        Assert.Equal(ScalarType.Float32, arange(1, 2, 0.25).dtype);
        Check.Values(linspace(0, 1, 5), 0, 0.25, 0.5, 0.75, 1);
        Check.Values(eye(2, 3), 1, 0, 0, 0, 1, 0);
        Check.Values(full([2, 1], 2.5), 2.5, 2.5);
        Assert.Equal(ScalarType.Int32, ones(2, 2, dtype: ScalarType.Int32).dtype);
        Assert.Equal([2, 3, 4], zeros(2, 3, 4).shape);
        Assert.Equal([5], empty(5).shape);
        Check.Values(hann_window(4), 0, 0.5, 1, 0.5);
    }

    [Fact]
    public void LikeAnother()
    {
        using var source = ones(2, 3, dtype: ScalarType.Float64);
        Assert.Equal((ScalarType.Float64, 6L), (zeros_like(source).dtype, zeros_like(source).numel()));
        Assert.Equal(ScalarType.Int64, source.ones_like(ScalarType.Int64).dtype);
        Check.Values(full_like(source, 3).sum(), 18);
        Assert.Equal([4, 1], source.new_zeros(4, 1).shape);
        Assert.Equal(ScalarType.Float64, source.new_full([2L], 1).dtype);
        Assert.Equal([2, 3], rand_like(source).shape);
    }

    [Fact]
    public void GradientsAndTypesCanBeAskedFor()
    {
        using var wanted = zeros(2, requires_grad: true);
        Assert.True(wanted.requires_grad);
        Assert.True(tensor(new float[] { 1 }, requires_grad: true).is_leaf);
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        Assert.Equal(2, as_tensor(new[] { 1, 2 }).numel());
        Assert.Equal(ScalarType.Float64, as_tensor(wanted, ScalarType.Float64).dtype);
    }

    [Fact]
    public void DotNetValuesConvertImplicitly()
    {
        Tensor scalar = 2.5f;
        Tensor vector = new long[] { 1, 2 };
        Assert.Equal(2.5f, scalar.item<float>());
        Assert.Equal(ScalarType.Int64, vector.dtype);
        Assert.Equal(2.5, (double)scalar);
        Assert.Equal(DeviceType.CPU, ((Device)"cpu").type);
    }
}
