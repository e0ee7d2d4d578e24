using static TorchSharp.Interop.Aten;
using static TorchSharp.Sizes;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null, long groups = 1)
                => Call("conv1d"u8, input, weight, bias, OrDefault(stride), OrDefault(padding), OrDefault(dilation), groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
                => Call("conv2d"u8, input, weight, bias, OrDefault(strides), OrDefault(padding), OrDefault(dilation), groups);

            public static Tensor conv3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
                => Call("conv3d"u8, input, weight, bias, OrDefault(strides), OrDefault(padding), OrDefault(dilation), groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null,
                Padding padding = Padding.Valid, long? dilation = null, long groups = 1)
                => Call("conv1d.padding"u8, input, weight, bias, OrDefault(stride), Word(padding), OrDefault(dilation), groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Call("conv2d.padding"u8, input, weight, bias, OrDefault(strides), Word(padding), OrDefault(dilation), groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Call("conv3d.padding"u8, input, weight, bias, OrDefault(strides), Word(padding), OrDefault(dilation), groups);

            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? output_padding = null, long? dilation = null, long groups = 1)
                => Call("conv_transpose1d"u8, input, weight, bias, OrDefault(stride), OrDefault(padding), OrDefault(output_padding), groups,
                    OrDefault(dilation));

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1)
                => Call("conv_transpose2d.input"u8, input, weight, bias, OrDefault(strides), OrDefault(padding), OrDefault(output_padding), groups,
                    OrDefault(dilation));

            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1)
                => Call("conv_transpose3d.input"u8, input, weight, bias, OrDefault(strides), OrDefault(padding), OrDefault(output_padding), groups,
                    OrDefault(dilation));

            private static string Word(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
