using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

/// <content>Tensors joined, paired and broadcast.</content>
public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => tensors.Count switch
    {
        0 => throw new ArgumentException(nameof(tensors)),
        1 => tensors[0].alias(),
        _ => Call("cat"u8, Arg.Tensors(tensors), dim),
    };

    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((IList<Tensor>)tensors, dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat((IList<Tensor>)tensors.ToArray(), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Call("stack"u8, Arg.Tensors(tensors), dim);

    public static Tensor hstack(params Tensor[] tensors) => Call("hstack"u8, tensors);

    public static Tensor hstack(IList<Tensor> tensors) => Call("hstack"u8, Arg.Tensors(tensors));

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Call("hstack"u8, Arg.Tensors(tensors));

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Call("hstack"u8, tensors.ToArray());

    public static Tensor vstack(Tensor[] tensors) => Call("vstack"u8, tensors);

    public static Tensor vstack(IList<Tensor> tensors) => Call("vstack"u8, Arg.Tensors(tensors));

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Call("vstack"u8, tensors.ToArray());

    public static Tensor row_stack(params Tensor[] tensors) => Call("row_stack"u8, tensors);

    public static Tensor row_stack(IList<Tensor> tensors) => Call("row_stack"u8, Arg.Tensors(tensors));

    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Call("row_stack"u8, tensors.ToArray());

    public static Tensor column_stack(params Tensor[] tensors) => Call("column_stack"u8, tensors);

    public static Tensor column_stack(IList<Tensor> tensors) => Call("column_stack"u8, Arg.Tensors(tensors));

    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Call("column_stack"u8, tensors.ToArray());

    public static Tensor dstack(params Tensor[] tensors) => Call("dstack"u8, tensors);

    public static Tensor dstack(IList<Tensor> tensors) => Call("dstack"u8, Arg.Tensors(tensors));

    public static Tensor dstack(IEnumerable<Tensor> tensors) => Call("dstack"u8, Arg.Tensors(tensors));

    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Call("dstack"u8, tensors.ToArray());

    public static Tensor block_diag(params Tensor[] tensors) => Call("block_diag"u8, tensors);

    public static Tensor cartesian_prod(params Tensor[] tensors) => Call("cartesian_prod"u8, tensors);

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Call("cartesian_prod"u8, Arg.Tensors(tensors));

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Call("cartesian_prod"u8, tensors.ToArray());

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) =>
        Call("combinations"u8, input, r, with_replacement);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        CallList("meshgrid.indexing"u8, Arg.Tensors(tensors), indexing);

    public static Tensor einsum(string equation, params Tensor[] tensors) => Call("einsum"u8, equation, tensors);

    public static Tensor cdist(
        Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Call("cdist"u8, x1, x2, p, (long)compute_mode);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => tensors.Length switch
    {
        0 => throw new ArgumentException(nameof(tensors)),
        1 => [tensors[0].alias()],
        _ => CallList("broadcast_tensors"u8, tensors),
    };

    public static Size broadcast_shapes(params long[][] shapes)
    {
        var result = new long[shapes.Max(shape => shape.Length)];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (var back = 1; back <= shape.Length; back++)
            {
                ref var size = ref result[^back];
                if (shape[^back] == 1 || shape[^back] == size) continue;
                if (size != 1) throw new ArgumentException("Shape mismatch: objects cannot be broadcast to a single shape");
                size = shape[^back];
            }
        }
        return new Size(result);
    }

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(tensor => tensor.atleast_1d());

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(tensor => tensor.atleast_2d());

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(tensor => tensor.atleast_3d());

    public static Tensor searchsorted(
        Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Call("searchsorted.Tensor"u8, sorted_sequence, values, out_int32, right, Arg.None, sorter);

    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor sorter) =>
        Call("searchsorted.Scalar"u8, sorted_sequence, values, out_int32, right, Arg.None, sorter);

    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, Tensor? weight = null, bool density = false) =>
        Call2("histogram.bins_tensor"u8, input, bins, weight, density);

    public static (Tensor hist, Tensor bin_edges) histogram(
        Tensor input, long bins, (double min, double max)? range = null, Tensor? weight = null, bool density = false) =>
        Call2("histogram.bin_ct"u8, input, bins, range is var (min, max) ? new[] { min, max } : null, weight, density);

    public static bool is_tensor(object obj) => obj is Tensor;

    public static bool is_storage(object obj) => obj is Storage;
}
