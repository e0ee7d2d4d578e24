using System.Runtime.InteropServices;

namespace KerasSharp.Layers.Fused;

/// <summary>What the fused kernels share: memory of tensors as spans, and when they can run.</summary>
internal static class Buffers
{
    /// <summary>The memory of a contiguous float32 tensor on the CPU; keep the tensor alive meanwhile.</summary>
    public static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>Whether a kernel with <paramref name="width"/> values a row and step can run on such an input: float32 on the CPU, buffers
    /// within a span.</summary>
    public static bool CanRun(Tensor x, long width) =>
        x.device_type == DeviceType.CPU && x.dtype == ScalarType.Float32 && x.shape[0] * x.shape[1] * width * sizeof(float) <= int.MaxValue;

    /// <summary>A new tensor for a kernel to fill.</summary>
    public static Tensor Empty(params long[] sizes) => empty(sizes, ScalarType.Float32, CPU);

    /// <summary>A new tensor of zeros.</summary>
    public static Tensor Zeros(params long[] sizes) => zeros(sizes, ScalarType.Float32, CPU);

    /// <summary>The values of a step in a buffer of all steps, or of the one step that a buffer has.</summary>
    public static Span<float> AtStep(Span<float> buffer, int step, int size) =>
        buffer.Length == size ? buffer : buffer.Slice(step * size, size);

    /// <summary>The values of the step before, for the first step the initial ones.</summary>
    public static ReadOnlySpan<float> BeforeStep(Span<float> buffer, ReadOnlySpan<float> initial, int step, int size) =>
        step == 0 ? initial : AtStep(buffer, step - 1, size);

    /// <summary>The values of an initial state; zeros where it is null.</summary>
    public static ReadOnlySpan<float> Initial(Tensor? state, int size) => state is null ? new float[size] : Floats(state);

    /// <summary>x · kernel + bias for all steps at once, (time, batch, features) to (time, batch, width).</summary>
    public static Tensor Project(Tensor x, Tensor kernel, Tensor? bias)
    {
        var (time, batch, features, width) = (x.shape[0], x.shape[1], x.shape[2], kernel.shape[1]);
        var sums = Empty(time, batch, width);
        var rows = sums.view(time * batch, width);
        if (bias is not null)
            rows.copy_(bias.expand_as(rows));
        rows.addmm_(x.view(time * batch, features), kernel, beta: bias is null ? 0 : 1);
        return sums;
    }

    /// <summary>The gradient of the input of <see cref="Project"/> from that of its result.</summary>
    public static Tensor InputGradient(Tensor dz, Tensor kernel)
    {
        var (time, batch, width) = (dz.shape[0], dz.shape[1], dz.shape[2]);
        return dz.view(time * batch, width).mm(kernel.t()).view(time, batch, kernel.shape[0]);
    }

    /// <summary>The gradient of a kernel that every step multiplies its rows with.</summary>
    public static Tensor KernelGradient(Tensor rows, Tensor dz) =>
        rows.reshape(-1, rows.shape[^1]).t().mm(dz.reshape(-1, dz.shape[^1]));

    /// <summary>The gradient of the recurrent kernel: step t multiplied the state after step t − 1, the first step the initial state (null
    /// for zeros).</summary>
    public static Tensor RecurrentGradient(Tensor states, Tensor? initial, Tensor dz)
    {
        var time = dz.shape[0];
        var gradient = time > 1
            ? KernelGradient(states.narrow(0, 0, time - 1), dz.narrow(0, 1, time - 1))
            : Zeros(states.shape[2], dz.shape[2]);
        return initial is null ? gradient : gradient.addmm_(initial.t(), dz.select(0, 0));
    }

    /// <summary>A gradient's values in new memory; zeros where it is null.</summary>
    public static Tensor Copy(Tensor? gradient, params long[] sizes) => gradient is null ? Zeros(sizes) : Empty(sizes).copy_(gradient);

    /// <summary>A gradient as given to a backward function, or null where there is none.</summary>
    public static Tensor? Given(List<Tensor> gradients, int index) =>
        index < gradients.Count && gradients[index] is { IsInvalid: false } gradient ? gradient : null;
}
