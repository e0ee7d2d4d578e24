using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Activations.</content>
    public partial class Tensor
    {
        public Tensor celu() => Call("celu"u8, this);
        public Tensor celu(Scalar alpha) => Call("celu"u8, this, alpha);
        public Tensor celu_() => InPlace("celu_"u8, this);
        public Tensor celu_(Scalar alpha) => InPlace("celu_"u8, this, alpha);
        public Tensor elu(double alpha = 1) => Call("elu"u8, this, alpha);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Call("elu"u8, this, alpha, scale, input_scale);
        public Tensor elu_(double alpha = 1) => InPlace("elu_"u8, this, alpha);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => InPlace("elu_"u8, this, alpha, scale, input_scale);
        public Tensor gelu() => WithContiguousGradient(Call("gelu"u8, this));
        public Tensor gelu_() => InPlace("gelu_"u8, this);
        public Tensor glu(long dim = -1) => Call("glu"u8, this, dim);
        public Tensor hardsigmoid() => Call("hardsigmoid"u8, this);
        public Tensor hardsigmoid_() => InPlace("hardsigmoid_"u8, this);
        public Tensor hardswish() => Call("hardswish"u8, this);
        public Tensor hardswish_() => InPlace("hardswish_"u8, this);
        public Tensor hardtanh(Scalar min, Scalar max) => Call("hardtanh"u8, this, min, max);
        public Tensor hardtanh_(Scalar min, Scalar max) => InPlace("hardtanh_"u8, this, min, max);
        public Tensor leaky_relu(Scalar negative_slope) => Call("leaky_relu"u8, this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => InPlace("leaky_relu_"u8, this, negative_slope);
        public Tensor log_sigmoid() => Call("log_sigmoid"u8, this);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Call("log_softmax.int"u8, this, dim, dtype);
        public Tensor prelu(Tensor target) => Call("prelu"u8, this, target);
        public Tensor relu() => Call("relu"u8, this);
        public Tensor relu_() => InPlace("relu_"u8, this);
        public Tensor relu6() => Call("relu6"u8, this);
        public Tensor relu6_() => InPlace("relu6_"u8, this);
        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => Call("rrelu"u8, this, lower, upper);
        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => InPlace("rrelu_"u8, this, lower, upper);
        public Tensor selu() => Call("selu"u8, this);
        public Tensor selu_() => InPlace("selu_"u8, this);
        public Tensor silu() => Call("silu"u8, this);
        public Tensor silu_() => InPlace("silu_"u8, this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Call("softmax.int"u8, this, dim, dtype);
        public Tensor softplus(double beta = 1, double threshold = 20) => Call("softplus"u8, this, beta, threshold);
        public Tensor threshold(Scalar threshold, Scalar value) => Call("threshold"u8, this, threshold, value);
        public Tensor threshold_(Scalar threshold, Scalar value) => InPlace("threshold_"u8, this, threshold, value);

        /// <summary>The gradient of libtorch 1.13's gelu reads a gradient of other strides as if it were contiguous; that of a flat product is.</summary>
        private static Tensor WithContiguousGradient(Tensor y)
        {
            if (!y.requires_grad || !y.is_contiguous())
                return y;
            using Tensor flat = y.view(-1), same = flat.mul(1);
            Tensor result = same.view(y.shape);
            y.Dispose();
            return result;
        }
    }
}
