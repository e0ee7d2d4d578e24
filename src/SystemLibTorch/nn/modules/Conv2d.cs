using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules
{
    /// <summary>Base of the convolutions; weight has shape (out, in / groups, kernel...).</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter _weight = null!;
        [ComponentName(Name = nameof(bias))]
        private Parameter? _bias;

        private protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
            Padding? padding_type, long[] dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(name)
        {
            if (padding_type == Padding.Same && stride.Any(s => s != 1))
                throw new ArgumentException("padding='same' is not supported for strided convolutions", nameof(stride));
            this.in_channels = in_channels;
            this.out_channels = out_channels;
            this.kernel_size = kernel_size;
            this.stride = stride;
            this.padding = padding_type is null ? padding ?? new long[kernel_size.Length] : null;
            this.padding_type = padding_type;
            this.dilation = dilation;
            this.groups = groups;
            this.padding_mode = padding_mode;
            weight = new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
            if (bias)
                this.bias = new Parameter(empty(out_channels, dtype, device));
            reset_parameters();
        }

        public long in_channels { get; }
        public long out_channels { get; }
        public long[] kernel_size { get; set; }
        public long[] stride { get; set; }
        public long[]? padding { get; }
        public Padding? padding_type { get; }
        public long[] dilation { get; set; }
        public long groups { get; set; }
        public PaddingModes padding_mode { get; set; }

        public Parameter weight
        {
            get => _weight;
            set => SetParameter(ref _weight!, nameof(weight), value);
        }

        public Parameter? bias
        {
            get => _bias;
            set => SetParameter(ref _bias, nameof(bias), value);
        }

        public void reset_parameters()
        {
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (bias is null)
                return;
            (long fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
            double bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
            nn.init.uniform_(bias, -bound, bound);
        }

        protected bool ValidateShape(Tensor input, long dimensions)
        {
            long[] shape = input.shape;
            return (shape.Length == dimensions + 2 && shape[1] == in_channels) || (shape.Length == dimensions + 1 && shape[0] == in_channels);
        }

        /// <summary>The padding before and after each axis, last axis first, as <c>functional.pad</c> takes it.</summary>
        private protected long[] PaddingAround()
        {
            var around = new List<long>();
            for (int i = kernel_size.Length - 1; i >= 0; i--)
            {
                long total = padding_type switch
                {
                    null => 2 * padding![i],
                    Padding.Same => dilation[i] * (kernel_size[i] - 1),
                    _ => 0,
                };
                around.Add(total / 2);
                around.Add(total - total / 2);
            }
            return [.. around];
        }
    }

    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride, (long, long)? padding,
            Padding? padding_type, (long, long)? dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), in_channels, out_channels, Sizes.List(kernel_size), Sizes.List(stride ?? (1, 1)), Sizes.List(padding ?? (0, 0)), padding_type,
                Sizes.List(dilation ?? (1, 1)), groups, bias, padding_mode, device, dtype)
        { }

        public override Tensor forward(Tensor input)
        {
            if (!ValidateShape(input, 2))
                throw new ArgumentException($"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d,"
                    + $" got shape [{string.Join(", ", input.shape)}].", nameof(input));
            if (padding_mode != PaddingModes.Zeros)
            {
                using Tensor padded = F.pad(input, PaddingAround(), padding_mode);
                return F.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
            }
            return padding_type is { } type
                ? F.conv2d_padding(input, weight, bias, stride, type, dilation, groups)
                : F.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation),
                    groups, bias, padding_mode, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(in_channels, out_channels, kernel_size, stride, padding, null, dilation, groups, bias, padding_mode, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), null, padding, (dilation, dilation),
                    groups, bias, padding_mode, device, dtype);

            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null)
                => new(in_channels, out_channels, kernel_size, stride, null, padding, dilation, groups, bias, padding_mode, device, dtype);
        }
    }
}
