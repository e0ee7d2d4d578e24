using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("relu_"u8, x)) : Call("relu"u8, x);

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("relu6_"u8, x)) : Call("relu6"u8, x);

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? Alias(InPlace("gelu_"u8, x)) : x.gelu();

            public static Tensor elu(Tensor x, double alpha, bool inplace = false)
                => inplace ? Alias(InPlace("elu_"u8, x, alpha)) : Call("elu"u8, x, alpha);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false)
                => inplace ? Alias(InPlace("celu_"u8, x, alpha)) : Call("celu"u8, x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("selu_"u8, x)) : Call("selu"u8, x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
                => inplace ? Alias(InPlace("leaky_relu_"u8, input, negative_slope)) : Call("leaky_relu"u8, input, negative_slope);

            public static Tensor prelu(Tensor input, Tensor weight) => Call("prelu"u8, input, weight);

            public static Tensor rrelu(Tensor x, double lower = 1.0 / 8.0, double upper = 1.0 / 3.0, bool inplace = false)
                => inplace ? Alias(InPlace("rrelu_"u8, x, lower, upper)) : Call("rrelu"u8, x, lower, upper);

            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0) => Call("softplus"u8, x, beta, threshold);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using Tensor magnitude = Call("abs"u8, x);
                using Tensor divisor = Call("add.Scalar"u8, magnitude, 1);
                return inplace ? Alias(InPlace("div_.Tensor"u8, x, divisor)) : Call("div.Tensor"u8, x, divisor);
            }

            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false)
                => inplace ? Alias(InPlace("hardtanh_"u8, x, min_val, max_val)) : Call("hardtanh"u8, x, min_val, max_val);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false)
                => inplace ? Alias(InPlace("hardsigmoid_"u8, input)) : Call("hardsigmoid"u8, input);

            public static Tensor hardswish(Tensor input, bool inplace = false)
                => inplace ? Alias(InPlace("hardswish_"u8, input)) : Call("hardswish"u8, input);

            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Call("hardshrink"u8, x, lambda);

            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Call("softshrink"u8, x, lambda);

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using Tensor squashed = Call("tanh"u8, x);
                return inplace ? Alias(InPlace("sub_.Tensor"u8, x, squashed)) : Call("sub.Tensor"u8, x, squashed);
            }

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false)
                => inplace ? Alias(InPlace("threshold_"u8, x, threshold, value)) : Call("threshold"u8, x, threshold, value);

            public static Tensor sigmoid(Tensor x) => Call("sigmoid"u8, x);

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? Alias(InPlace("sigmoid_"u8, x)) : Call("sigmoid"u8, x);

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("tanh_"u8, x)) : Call("tanh"u8, x);

            public static Tensor logsigmoid(Tensor x) => Call("log_sigmoid"u8, x);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("silu_"u8, x)) : Call("silu"u8, x);

            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Alias(InPlace("mish_"u8, x)) : Call("mish"u8, x);

            public static Tensor glu(Tensor input, long dim = -1) => Call("glu"u8, input, dim);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Call("softmax.int"u8, input, dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => Call("log_softmax.int"u8, x, dim);

            public static Tensor softmax2d(Tensor x) => softmax(x, -3);

            public static Tensor softmin(Tensor x, long dim)
            {
                using Tensor negated = Call("neg"u8, x);
                return softmax(negated, dim);
            }

            // A tensor of its own for the caller to dispose of, over the memory that was changed.
            private static Tensor Alias(Tensor changed) => Call("alias"u8, changed);
        }
    }
}
