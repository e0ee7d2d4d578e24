using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

/// <content>Sequences, matrices, windows, draws; tensors like another.</content>
public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var whole = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        return Create(
            "arange.start_step"u8, requires_grad, null, start, stop, step,
            dtype ?? (whole ? ScalarType.Int64 : default_dtype), Arg.None, device ?? default_device);
    }

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("linspace"u8, requires_grad, null, start, end, steps, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("logspace"u8, requires_grad, null, start, end, steps, @base, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create(
            "eye.m"u8, requires_grad, names, rows, columns == -1 ? rows : columns, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create("empty_strided"u8, requires_grad, names, size, strides, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Create("tril_indices"u8, false, null, row, col, offset, dtype, Arg.None, device ?? default_device);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Create("triu_indices"u8, false, null, row, col, offset, dtype, Arg.None, device ?? default_device);

    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("bartlett_window.periodic"u8, requires_grad, null, len, periodic, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("blackman_window.periodic"u8, requires_grad, null, len, periodic, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("hann_window.periodic"u8, requires_grad, null, len, periodic, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor hamming_window(
        long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create(
            "hamming_window.periodic_alpha_beta"u8, requires_grad, null, len, periodic, alpha, beta,
            dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor kaiser_window(
        long len, bool periodic = true, float beta = 12, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("kaiser_window.beta"u8, requires_grad, null, len, periodic, beta, dtype ?? default_dtype, Arg.None, device ?? default_device);

    public static Tensor complex(Tensor real, Tensor imag) => Call("complex"u8, real, imag);

    public static Tensor polar(Tensor abs, Tensor angle) => Call("polar"u8, abs, angle);

    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create("empty_like"u8, requires_grad, names, input, dtype, Arg.None, device);

    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create("zeros_like"u8, requires_grad, names, input, dtype, Arg.None, device);

    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create("ones_like"u8, requires_grad, names, input, dtype, Arg.None, device);

    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Create("full_like"u8, requires_grad, names, input, value, dtype, Arg.None, device);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("rand_like"u8, requires_grad, null, input, dtype, Arg.None, device);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("randn_like"u8, requires_grad, null, input, dtype, Arg.None, device);

    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Create("randint_like.low_dtype"u8, requires_grad, null, input, low, high, dtype, Arg.None, device);

    private static Tensor Create(ReadOnlySpan<byte> name, bool requiresGrad, string[]? names, params ReadOnlySpan<Arg> args)
    {
        RefuseNames(names);
        var tensor = Call(name, args);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }
}
