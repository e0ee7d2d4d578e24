namespace KerasSharp.Operations;

/// <summary>Activation functions, as operations.</summary>
[Operations("keras.src.ops.nn")]
internal static class ActivationOperations
{
    /// <summary><c>max(x, 0)</c>. Source: keras.ops.relu.</summary>
    public static Tensor Relu(Tensor x) => x.relu();

    /// <summary><c>min(max(x, 0), 6)</c>. Source: keras.ops.relu6.</summary>
    public static Tensor Relu6(Tensor x) => nn.functional.relu6(x);

    /// <summary><c>1 / (1 + exp(−x))</c>. Source: keras.ops.sigmoid.</summary>
    public static Tensor Sigmoid(Tensor x) => x.sigmoid();

    /// <summary><c>log(exp(x) + 1)</c>. Source: keras.ops.softplus.</summary>
    public static Tensor Softplus(Tensor x) => nn.functional.softplus(x);

    /// <summary><c>x / (|x| + 1)</c>. Source: keras.ops.softsign.</summary>
    public static Tensor Softsign(Tensor x) => new Softsign().Apply(x);

    /// <summary>x moved towards 0 by a threshold, 0 within it. Source: keras.ops.soft_shrink.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The threshold.</param>
    public static Tensor SoftShrink(Tensor x, double threshold = 0.5) => new SoftShrink(threshold).Apply(x);

    /// <summary><c>x · sigmoid(x)</c>, also called swish. Source: keras.ops.silu.</summary>
    public static Tensor Silu(Tensor x) => nn.functional.silu(x);

    /// <summary>0 below −1, 1 above 1, a straight line between. Source: keras.ops.sparse_sigmoid.</summary>
    public static Tensor SparseSigmoid(Tensor x) => new SparseSigmoid().Apply(x);

    /// <summary>0 below −1, x above 1, <c>(x + 1)² / 4</c> between. Source: keras.ops.sparse_plus.</summary>
    public static Tensor SparsePlus(Tensor x) => new SparsePlus().Apply(x);

    /// <summary><c>(x + sqrt(x² + b)) / 2</c>. Source: keras.ops.squareplus.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="b">How smooth it is around 0.</param>
    public static Tensor Squareplus(Tensor x, double b = 4) => new Squareplus(b).Apply(x);

    /// <summary><c>log(sigmoid(x))</c>. Source: keras.ops.log_sigmoid.</summary>
    public static Tensor LogSigmoid(Tensor x) => new LogSigmoid().Apply(x);

    /// <summary>x, with a small slope below 0. Source: keras.ops.leaky_relu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope below 0.</param>
    public static Tensor LeakyRelu(Tensor x, double negativeSlope = 0.2) => nn.functional.leaky_relu(x, negativeSlope);

    /// <summary><c>x / 6 + 0.5</c>, cut to [0, 1]. Source: keras.ops.hard_sigmoid.</summary>
    public static Tensor HardSigmoid(Tensor x) => nn.functional.hardsigmoid(x);

    /// <summary><c>x · hard_sigmoid(x)</c>. Source: keras.ops.hard_silu.</summary>
    public static Tensor HardSilu(Tensor x) => new HardSilu().Apply(x);

    /// <summary>x, below 0 <c>alpha · (exp(x) − 1)</c>. Source: keras.ops.elu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">The scale below 0.</param>
    public static Tensor Elu(Tensor x, double alpha = 1) => new Elu(alpha).Apply(x);

    /// <summary>The scaled exponential linear unit. Source: keras.ops.selu.</summary>
    public static Tensor Selu(Tensor x) => nn.functional.selu(x);

    /// <summary><c>x · Φ(x)</c>, Φ the normal distribution function. Source: keras.ops.gelu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="approximate">Whether Φ is approximated with tanh; here, other than in the activation, it is by default.</param>
    public static Tensor Gelu(Tensor x, bool approximate = true) => new Gelu(approximate).Apply(x);

    /// <summary>max(x, 0) + min(alpha · (exp(x / alpha) − 1), 0). Source: keras.ops.celu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">The scale below 0.</param>
    public static Tensor Celu(Tensor x, double alpha = 1) => new Celu(alpha).Apply(x);

    /// <summary>The one half of an axis times the sigmoid of the other. Source: keras.ops.glu.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis, of even size.</param>
    public static Tensor Glu(Tensor x, int axis = -1) => new Glu(axis).Apply(x);

    /// <summary><c>x − tanh(x)</c>. Source: keras.ops.tanh_shrink.</summary>
    public static Tensor TanhShrink(Tensor x) => new TanhShrink().Apply(x);

    /// <summary>x, cut to [−1, 1]. Source: keras.ops.hard_tanh.</summary>
    public static Tensor HardTanh(Tensor x) => new HardTanh().Apply(x);

    /// <summary>x, 0 within a threshold. Source: keras.ops.hard_shrink.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The threshold.</param>
    public static Tensor HardShrink(Tensor x, double threshold = 0.5) => new HardShrink(threshold).Apply(x);

    /// <summary>x above a threshold, another value elsewhere. Source: keras.ops.threshold.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="defaultValue">The value at and below it.</param>
    public static Tensor Threshold(Tensor x, double threshold, double defaultValue) => new Threshold(threshold, defaultValue).Apply(x);

    /// <summary>Exponentials that sum to 1 along an axis. Source: keras.ops.softmax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values together.</param>
    public static Tensor Softmax(Tensor x, int? axis = -1) => Along(x, axis, (y, dim) => nn.functional.softmax(y, dim));

    /// <summary>The logarithm of the softmax. Source: keras.ops.log_softmax.</summary>
    /// <inheritdoc cref="Softmax" path="/param"/>
    public static Tensor LogSoftmax(Tensor x, int? axis = -1) => Along(x, axis, (y, dim) => nn.functional.log_softmax(y, dim));

    /// <summary>A projection onto probabilities of which many are 0. Source: keras.ops.sparsemax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Sparsemax(Tensor x, int axis = -1) => new Sparsemax(axis).Apply(x);

    /// <summary>A function along an axis, or of all values as one row; the CPU has none in float16.</summary>
    private static Tensor Along(Tensor x, int? axis, Func<Tensor, long, Tensor> function)
    {
        var wide = x.dtype == ScalarType.Float16 && x.device_type == DeviceType.CPU ? x.to_type(ScalarType.Float32) : x;
        return (axis is { } dim ? function(wide, dim) : function(wide.reshape(-1), 0).reshape(x.shape)).As(x.dtype);
    }
}
