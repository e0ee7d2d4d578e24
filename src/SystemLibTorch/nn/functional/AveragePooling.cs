using static TorchSharp.Interop.Aten;
using static TorchSharp.Sizes;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
                bool count_include_pad = true)
                => Call("avg_pool1d"u8, input, Repeat(kernel_size, 1), OrDefault(stride), OrDefault(padding), ceil_mode, count_include_pad);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
                => Call("avg_pool2d"u8, input, kernel_size, OrDefault(stride), OrDefault(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Repeat(kernel_size, 2), Repeat(stride, 2), Repeat(padding, 2), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, List(kernel_size), List(stride), List(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool3d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
                => Call("avg_pool3d"u8, input, kernel_size, OrDefault(stride), OrDefault(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size)
                => Call("adaptive_avg_pool1d"u8, input, Repeat(output_size, 1));

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Call("adaptive_avg_pool2d"u8, input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, List(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Repeat(output_size, 2));

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Call("adaptive_avg_pool3d"u8, input, output_size);

            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) => adaptive_avg_pool3d(input, List(output_size));

            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => adaptive_avg_pool3d(input, Repeat(output_size, 3));

            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor mean = avg_pool1d(Call("pow.Tensor_Scalar"u8, input, norm_type), kernel_size, stride, 0, ceil_mode);
                return Root(mean, norm_type, kernel_size).MoveToOuterDisposeScope();
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor mean = avg_pool2d(Call("pow.Tensor_Scalar"u8, input, norm_type), kernel_size, stride, null, ceil_mode);
                return Root(mean, norm_type, kernel_size[0] * kernel_size[1]).MoveToOuterDisposeScope();
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
                => lp_pool2d(input, norm_type, Repeat(kernel_size, 2), Repeat(stride, 2), ceil_mode);

            // The sum of the window is its mean times its size; the root of a negative sum is zero, as in torch.
            private static Tensor Root(Tensor mean, double norm, long count)
                => Call("pow.Tensor_Scalar"u8, Call("mul.Scalar"u8, relu(mean), (double)count), 1 / norm);
        }
    }
}
