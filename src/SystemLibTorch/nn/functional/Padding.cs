using static TorchSharp.Interop.Aten;
using static TorchSharp.Sizes;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => mode switch
                {
                    PaddingModes.Reflect => Call("pad"u8, input, pad, "reflect"),
                    PaddingModes.Replicate => Call("pad"u8, input, pad, "replicate"),
                    PaddingModes.Circular => Call("pad"u8, input, pad, "circular"),
                    _ => Call("pad"u8, input, pad, "constant", value),
                };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, List(pad), mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>The same padding on both ends of every axis.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, Repeat(pad, 2 * (int)input.ndim), mode, value);
        }
    }
}
