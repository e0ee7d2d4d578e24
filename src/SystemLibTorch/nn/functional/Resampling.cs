using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false,
                bool antialias = false)
            {
                int axes = (int)x.ndim - 2;
                if ((size is null) == (scale_factor is null))
                    throw new ArgumentException("interpolate: give either size or scale_factor.", nameof(size));
                if ((size?.Length ?? scale_factor!.Length) != axes)
                    throw new ArgumentException($"interpolate: an input of {x.ndim} dimensions takes {axes} sizes or factors, but got"
                        + $" {size?.Length ?? scale_factor!.Length}.", size is null ? nameof(scale_factor) : nameof(size));
                bool corners = mode is InterpolationMode.Linear or InterpolationMode.Bilinear or InterpolationMode.Bicubic or InterpolationMode.Trilinear;
                if (align_corners is not null && !corners)
                    throw new ArgumentException($"interpolate: align_corners has no meaning with mode {mode}.", nameof(align_corners));
                if (antialias && (axes != 2 || mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic)))
                    throw new ArgumentException($"interpolate: antialias needs a 4D input and mode Bilinear or Bicubic, but got {x.ndim}D and {mode}.", nameof(antialias));

                if (size is null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    size = [.. scale_factor!.Select((factor, i) => (long)Math.Floor(x.shape[i + 2] * factor))];
                Arg output = size;
                Arg scales = size is null ? scale_factor : (double[]?)null;
                bool align = align_corners ?? false;
                return (mode, axes) switch
                {
                    (InterpolationMode.Nearest, 1) => Call("upsample_nearest1d.vec"u8, x, output, scales),
                    (InterpolationMode.Nearest, 2) => Call("upsample_nearest2d.vec"u8, x, output, scales),
                    (InterpolationMode.Nearest, 3) => Call("upsample_nearest3d.vec"u8, x, output, scales),
                    (InterpolationMode.NearestExact, 1) => Call("_upsample_nearest_exact1d.vec"u8, x, output, scales),
                    (InterpolationMode.NearestExact, 2) => Call("_upsample_nearest_exact2d.vec"u8, x, output, scales),
                    (InterpolationMode.NearestExact, 3) => Call("_upsample_nearest_exact3d.vec"u8, x, output, scales),
                    (InterpolationMode.Area, 1) => Call("adaptive_avg_pool1d"u8, x, output),
                    (InterpolationMode.Area, 2) => Call("adaptive_avg_pool2d"u8, x, output),
                    (InterpolationMode.Area, 3) => Call("adaptive_avg_pool3d"u8, x, output),
                    (InterpolationMode.Linear, 1) => Call("upsample_linear1d.vec"u8, x, output, align, scales),
                    (InterpolationMode.Bilinear, 2) when antialias => Call("_upsample_bilinear2d_aa.vec"u8, x, output, align, scales),
                    (InterpolationMode.Bilinear, 2) => Call("upsample_bilinear2d.vec"u8, x, output, align, scales),
                    (InterpolationMode.Bicubic, 2) when antialias => Call("_upsample_bicubic2d_aa.vec"u8, x, output, align, scales),
                    (InterpolationMode.Bicubic, 2) => Call("upsample_bicubic2d.vec"u8, x, output, align, scales),
                    (InterpolationMode.Trilinear, 3) => Call("upsample_trilinear3d.vec"u8, x, output, align, scales),
                    _ => throw new ArgumentException($"interpolate: mode {mode} does not apply to an input of {x.ndim} dimensions.", nameof(mode)),
                };
            }

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false)
                => interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false)
                => upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false)
                => upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor)
                => Call("upsample_nearest1d.vec"u8, input, Sizes.Repeat(outputSize, 1), scaleFactor is { } factor ? new[] { factor } : null);

            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Call("upsample_nearest2d.vec"u8, input, outputSizes, scaleFactors);

            public static Tensor upsample_nearest3d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null)
                => Call("upsample_nearest3d.vec"u8, input, outputSizes, scaleFactors);

            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
                => Call("affine_grid_generator"u8, theta, size ?? [], align_corners);

            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
                => Call("grid_sampler"u8, input, grid, mode == GridSampleMode.Nearest ? 1L : 0L, padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1L,
                    GridSamplePaddingMode.Reflection => 2L,
                    _ => 0L,
                }, align_corners ?? false);
        }
    }
}
