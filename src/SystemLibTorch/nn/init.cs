using System.Runtime.CompilerServices;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place, without recording a graph.</summary>
        public static class init
        {
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                _ => 1.0,
            };

            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                long[] shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", nameof(tensor));
                long field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using (no_grad())
                    return InPlace("fill_.Scalar"u8, tensor, val);
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                RefuseGenerator(generator);
                using (no_grad())
                    return InPlace("uniform_"u8, tensor, low, high);
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                RefuseGenerator(generator);
                using (no_grad())
                    return InPlace("normal_"u8, tensor, mean, std);
            }

            /// <summary>A normal distribution without the values outside of [a, b]: the inverse of its distribution function at uniform numbers.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                RefuseGenerator(generator);
                using (no_grad())
                using (NewDisposeScope())
                {
                    Tensor bounds = torch.tensor(new[] { (a - mean) / std, (b - mean) / std }, ScalarType.Float64);
                    double[] erf = Call("erf"u8, Call("div.Scalar"u8, bounds, Math.Sqrt(2.0))).data<double>().ToArray();
                    InPlace("uniform_"u8, tensor, erf[0], erf[1]);
                    InPlace("erfinv_"u8, tensor);
                    InPlace("mul_.Scalar"u8, tensor, std * Math.Sqrt(2.0));
                    InPlace("add_.Scalar"u8, tensor, mean);
                    return InPlace("clamp_"u8, tensor, a, b);
                }
            }

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                double bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
                => normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>The identity matrix; <paramref name="tensor"/> has two dimensions.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException($"eye_ needs a tensor of 2 dimensions, but got {tensor.ndim}.", nameof(tensor));
                using (no_grad())
                using (NewDisposeScope())
                {
                    InPlace("zero_"u8, tensor);
                    InPlace("fill_.Scalar"u8, Call("diagonal"u8, tensor), 1);
                    return tensor;
                }
            }

            /// <summary>A convolution kernel that hands its input channels on unchanged.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                long[] shape = tensor.shape;
                if (shape.Length is < 3 or > 5)
                    throw new ArgumentException($"dirac_ needs a tensor of 3, 4 or 5 dimensions, but got {shape.Length}.", nameof(tensor));
                using (no_grad())
                using (NewDisposeScope())
                {
                    InPlace("zero_"u8, tensor);
                    Tensor centre = tensor;
                    for (int axis = 2; axis < shape.Length; axis++)
                        centre = Call("select.int"u8, centre, 2, shape[axis] / 2);
                    InPlace("fill_.Scalar"u8, Call("diagonal"u8, centre), 1);
                    return tensor;
                }
            }

            /// <summary>Orthonormal rows or columns, whichever are fewer; the axes after the first are taken as one.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException($"orthogonal_ needs a tensor of at least 2 dimensions, but got {tensor.ndim}.", nameof(tensor));
                using (no_grad())
                using (NewDisposeScope())
                {
                    long rows = tensor.shape[0];
                    long columns = tensor.numel() / rows;
                    Tensor random = torch.randn([rows, columns], tensor.dtype, tensor.device);
                    (Tensor q, Tensor r) = Call2("linalg_qr"u8, rows < columns ? Call("t"u8, random) : random);
                    q = Call("mul.Tensor"u8, q, Call("sign"u8, Call("diagonal"u8, r)));
                    if (rows < columns)
                        q = Call("t"u8, q);
                    InPlace("copy_"u8, tensor, Call("reshape"u8, q, tensor.shape));
                    return InPlace("mul_.Scalar"u8, tensor, gain);
                }
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            // TorchSharp drops the generator and draws from the global one: a seeded result would not be what was asked for.
            private static void RefuseGenerator(Generator? generator, [CallerMemberName] string name = "")
            {
                if (generator is not null)
                    throw new NotSupportedException($"TorchSharp's nn.init.{name} ignores its generator; call the tensor's own method with the generator.");
            }
        }
    }
}
