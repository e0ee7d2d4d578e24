using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

/// <content>Random integers, orders and single draws.</content>
public static partial class torch
{
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Create(
            "randint.low_generator"u8, requires_grad, names, low, high, size, generator,
            dtype ?? ScalarType.Int64, Arg.None, device ?? default_device);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Create("randperm.generator"u8, requires_grad, null, n, generator, dtype ?? ScalarType.Int64, Arg.None, device ?? default_device);

    public static Tensor randperm(long n, Tensor @out, Generator? generator = null) => Call("randperm.generator_out"u8, n, generator, @out);

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Call("normal.Tensor_Tensor"u8, mean, std, generator);

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randn(size, dtype, device, false, generator, names).mul_(std).add_(mean).requires_grad_(requires_grad);

    public static Tensor _standard_gamma(Tensor input, Generator? generator = null) => Call("_standard_gamma"u8, input, generator);

    public static Tensor _sample_dirichlet(Tensor input, Generator? generator = null) => Call("_sample_dirichlet"u8, input, generator);

    public static double rand_float(Generator? generator = null) => Single(rand([1], generator: generator)).ToDouble();

    public static double randn_float(Generator? generator = null) => Single(randn([1], generator: generator)).ToDouble();

    public static bool randint_bool(Generator? generator = null) => randint_long(2, generator) == 1;

    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null) =>
        Single(randint(low, high, [1L], generator: generator)).ToInt64();

    private static Scalar Single(Tensor drawn)
    {
        using (drawn) return drawn.ToScalar();
    }
}
