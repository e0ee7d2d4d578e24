using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05)
                => Call("batch_norm"u8, input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
                => Call("layer_norm"u8, input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
                => Call("group_norm"u8, input, num_groups, weight, bias, eps);

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null,
                Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-05)
                => Call("instance_norm"u8, input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            /// <summary>Divides by (k + alpha · mean of the squares of <paramref name="size"/> neighbouring channels) to the power beta.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0)
            {
                if (input.ndim < 3)
                    throw new ArgumentException($"Expected an input of at least 3 dimensions, but got {input.ndim}.", nameof(input));
                using DisposeScope scope = NewDisposeScope();
                long[] shape = input.shape;
                Tensor squares = Call("reshape"u8, Call("mul.Tensor"u8, input, input), new[] { shape[0], 1, shape[1], shape[2], -1 });
                squares = pad(squares, [0, 0, 0, 0, size / 2, (size - 1) / 2]);
                Tensor means = Call("reshape"u8, avg_pool3d(squares, [size, 1, 1], [1, 1, 1]), shape);
                Tensor divisor = Call("pow.Tensor_Scalar"u8, Call("add.Scalar"u8, Call("mul.Scalar"u8, means, alpha), k), beta);
                return Call("div.Tensor"u8, input, divisor).MoveToOuterDisposeScope();
            }

            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                using Tensor norm = Call("norm.ScalarOpt_dim"u8, input, p, new[] { dim }, true);
                using Tensor divisor = Call("clamp_min"u8, norm, eps);
                return Call("div.Tensor"u8, input, divisor);
            }
        }
    }
}
