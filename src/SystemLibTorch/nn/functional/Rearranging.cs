using static TorchSharp.Interop.Aten;
using static TorchSharp.Sizes;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
                (long, long)? stride = null)
                => Call("im2col"u8, input, List(kernel_size), List(dilation ?? (1, 1)), List(padding ?? (0, 0)), List(stride ?? (1, 1)));

            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
                => fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
                => Call("col2im"u8, input, List(output_size), List(kernel_size), List(dilation ?? (1, 1)), List(padding ?? (0, 0)),
                    List(stride ?? (1, 1)));

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Call("pixel_shuffle"u8, input, upscale_factor);

            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Call("pixel_unshuffle"u8, input, downscale_factor);
        }
    }
}
