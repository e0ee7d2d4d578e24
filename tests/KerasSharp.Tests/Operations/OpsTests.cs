namespace KerasSharp.Tests.Operations;

/// <summary>The functions of <see cref="Ops"/>: what they take and refuse, and what becomes of their tensors. Values are in
/// OperationGoldenTests.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class OpsTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public OpsTests() => Utils.ClearSession(freeMemory: false);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Sizes_may_come_from_a_tensor_s_shape()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, 5);
        Assert.Equal([2, 3, 20], Ops.Reshape(x, (x.shape[0], x.shape[1], x.shape[2] * x.shape[3])).shape);
        Assert.Equal([6, 20], Ops.Reshape(x, (x.shape[0] * x.shape[1], 20)).shape);
        Assert.Equal([2, 3, 5, 4], Ops.Reshape(x, (x.shape[0], x.shape[1], x.shape[3], x.shape[2])).shape);
        Assert.Equal([2, 3, 4, 5], Ops.Reshape(x.flatten(), x.shape).shape);
        Assert.Throws<OverflowException>(() => (Integers)new[] { 1L << 40 });
    }

    [Fact]
    public void Numbers_are_computed_with_in_the_tensor_s_type()
    {
        var whole = tensor(new[] { 1, 2, 3 });
        Assert.Equal(ScalarType.Int32, Ops.Add(whole, 2).dtype);
        Assert.Equal(ScalarType.Float32, Ops.Add(whole, 2.0).dtype);
        Assert.Equal(ScalarType.Float16, Ops.Add(whole.to_type(ScalarType.Float16), 2.5).dtype);
        Assert.Equal([3, 2, 1], Ops.Subtract(4, whole).data<int>().ToArray());
        Assert.Equal(ScalarType.Float64, Ops.Maximum(ones(2, dtype: ScalarType.Float64), tensor(0.5f)).dtype);
    }

    [Fact]
    public void A_layer_s_variables_are_operands()
    {
        using var layer = new Dense(2, useBias: false, kernelInitializer: "ones");
        layer.Apply(ones(1, 3));
        Assert.Equal([3f, 3f], Ops.Matmul(ones(1, 3), layer.Kernel!).data<float>().ToArray());
    }

    [Fact]
    public void A_result_is_a_tensor_of_its_own_where_nothing_is_to_be_done()
    {
        var x = ones(2, 2);
        var same = Ops.Cast(x, ScalarType.Float32);
        Assert.NotSame(x, same);
        same.Dispose();
        Assert.Equal(4, x.sum().item<float>());
    }

    [Fact]
    public void Arrays_are_operands()
    {
        var x = tensor(new[] { 1f, 2f, 3f });
        Assert.Equal([3f, 1f], Ops.Take(x, new[] { 2, 0 }, axis: 0).data<float>().ToArray());
    }

    [Theory]
    [InlineData("Mean", "`axis` of Mean must lie in [-2, 2)")]
    [InlineData("Reshape", "Operation Reshape cannot be computed on tensors of shape (2, 3) float32")]
    [InlineData("Split", "Received: indicesOrSections=2, axis=1, x of shape (2, 3)")]
    [InlineData("Squeeze", "Cannot squeeze axis 1, because its size is not 1. Received: x of shape (2, 3)")]
    [InlineData("Concatenate", "At least one tensor is needed. Received: none")]
    [InlineData("Pad", "`mode` must be one of 'constant', 'reflect', 'symmetric'. Received: mode='edge'")]
    public void What_cannot_be_is_refused_with_what_was_given(string operation, string message)
    {
        var x = ones(2, 3);
        Action call = operation switch
        {
            "Mean" => () => Ops.Mean(x, axis: 2),
            "Reshape" => () => Ops.Reshape(x, (4, 2)),
            "Split" => () => Ops.Split(x, 2, axis: 1),
            "Squeeze" => () => Ops.Squeeze(x, axis: 1),
            "Concatenate" => () => Ops.Concatenate(Array.Empty<Tensor>()),
            _ => () => Ops.Pad(x, 1, mode: "edge"),
        };
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(call).Message);
        Assert.ThrowsAny<ArgumentNullException>(() => Ops.Mean((Tensor)null!));
    }

    [Fact]
    public void Empty_axes_reduce_nothing_and_keepdims_holds_without_an_axis()
    {
        var x = ones(2, 3);
        Assert.Equal([2L, 3], Ops.Sum(x, axis: []).shape);
        Assert.Equal([1L, 1], Ops.Sum(x, keepdims: true).shape);
    }

    [Fact]
    public void A_number_pads_every_axis() => Assert.Equal([4L, 5], Ops.Pad(ones(2, 3), 1).shape);

    [Fact]
    public void Models_with_operations_leave_no_tensors_behind()
    {
        KerasTensor x = new Input(4);
        using var model = new Model(x, Ops.Concatenate([Ops.Softmax(x), Ops.Mean(x, axis: -1, keepdims: true) * 2], axis: -1));
        var input = ones(3, 4);
        LiveTensors.AssertSteady(() => model.Predict(input, verbose: 0).Dispose());
    }

    [Theory]
    [InlineData("uint8", "float16", 255)]
    [InlineData("int32", "float32", int.MaxValue)]
    [InlineData("int32", "float16", 65504)]
    [InlineData("int64", "float32", long.MaxValue)]
    [InlineData("int64", "int32", int.MaxValue)]
    [InlineData("int32", "int64", int.MaxValue)]
    [InlineData("int32", "uint8", 255)]
    [InlineData("float32", "int32", 2147483520)]
    [InlineData("float32", "float16", 65504)]
    [InlineData("float16", "int8", 127)]
    public void A_saturating_cast_ends_at_the_greatest_value_of_both_types(string from, string to, double expected)
    {
        using var scope = NewDisposeScope();
        var greatest = from switch { "uint8" => 255, "int32" => int.MaxValue, "int64" => long.MaxValue, "float16" => 65504, _ => 3e38 };
        var x = Ops.Cast(tensor(greatest), from);
        if (from == "int64")
            x = tensor(long.MaxValue);
        var y = Ops.SaturateCast(x, to);
        Assert.Equal((ScalarType)(DType)to, y.dtype);
        Assert.Equal(expected, y.to_type(ScalarType.Float64).item<double>(), Math.Abs(expected) * 1e-6);
    }
}
