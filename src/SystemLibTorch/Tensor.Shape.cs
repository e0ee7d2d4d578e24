using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Views and copies: shape, order, parts.</content>
    public partial class Tensor
    {
        public Tensor alias() => Call("alias"u8, this);
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Call("as_strided"u8, this, size, strides, storageOffset);
        public Tensor atleast_1d() => Call("atleast_1d"u8, this);
        public Tensor atleast_2d() => Call("atleast_2d"u8, this);
        public Tensor atleast_3d() => Call("atleast_3d"u8, this);
        public Tensor broadcast_to(params long[] shape) => Call("broadcast_to"u8, this, shape);
        public Tensor channel_shuffle(long groups) => Call("channel_shuffle"u8, this, groups);
        public Tensor[] chunk(long chunks, long dim = 0) => CallList("chunk"u8, this, chunks, dim);
        public Tensor clone() => Call("clone"u8, this);
        public Tensor contiguous() => Call("contiguous"u8, this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => InPlace("copy_"u8, this, source, nonBlocking);
        public Tensor detach() => Call("detach"u8, this);
        public Tensor detach_() => InPlace("detach_"u8, this);
        public Tensor diag(long diagonal = 0) => Call("diag"u8, this, diagonal);
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Call("diag_embed"u8, this, offset, dim1, dim2);
        public Tensor diagflat(long offset = 0) => Call("diagflat"u8, this, offset);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Call("diagonal"u8, this, offset, dim1, dim2);
        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);
        public Tensor[] dsplit((long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);
        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);
        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);
        public Tensor[] dsplit(long size) => CallList("dsplit.int"u8, this, size);
        public Tensor[] dsplit(params long[] sizes) => CallList("dsplit.array"u8, this, sizes);
        public Tensor expand(params long[] sizes) => Call("expand"u8, this, sizes);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Call("expand"u8, this, Arg.Ints(sizes), isImplicit);
        public Tensor expand(Size sizes, bool isImplicit = false) => Call("expand"u8, this, sizes.Shape, isImplicit);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Call("expand"u8, this, sizes, isImplicit);
        public Tensor expand_as(Tensor other) => Call("expand_as"u8, this, other);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Call("flatten.using_ints"u8, this, start_dim, end_dim);
        public Tensor flip(params long[] dims) => Call("flip"u8, this, dims);
        public Tensor fliplr() => Call("fliplr"u8, this);
        public Tensor flipud() => Call("flipud"u8, this);
        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, ndim == 1 ? 0 : 1);
        public Tensor[] hsplit(long size) => CallList("hsplit.int"u8, this, size);
        public Tensor[] hsplit(params long[] sizes) => CallList("hsplit.array"u8, this, sizes);
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);
        public Tensor movedim(long[] source, long[] destination) => Call("movedim.intlist"u8, this, source, destination);
        public Tensor narrow(long dim, long start, long length) => Call("narrow"u8, this, dim, start, length);
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());
        public Tensor permute(params long[] permutation) => Call("permute"u8, this, permutation);
        public Tensor ravel() => Call("ravel"u8, this);
        public Tensor repeat(params long[] sizes) => Call("repeat"u8, this, sizes);
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Call("repeat_interleave.self_Tensor"u8, this, repeats, dim, output_size);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Call("repeat_interleave.self_int"u8, this, repeats, dim, output_size);
        public Tensor reshape(params long[] shape) => Call("reshape"u8, this, shape);
        public Tensor roll(long[] shifts) => roll(shifts, new[] { 0L });
        public Tensor roll((long, long) shifts, (long, long) dims) => roll([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll([shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => roll(shifts.ToArray(), dims.ToArray());
        public Tensor roll(long shifts, long? dims = null) => Call("roll"u8, this, new[] { shifts }, dims is { } d ? new[] { d } : []);
        public Tensor roll(long[] shifts, long[] dims) => Call("roll"u8, this, shifts, dims);
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Call("rot90"u8, this, k, dims is var (first, second) ? new[] { first, second } : new[] { 0L, 1L });
        public Tensor select(long dim, long index) => Call("select.int"u8, this, dim, index);
        public Tensor set_(Tensor source) => InPlace("set_.source_Tensor"u8, this, source);
        public Tensor slice(long dim, long start, long finish, long step) => Call("slice.Tensor"u8, this, dim, start, finish, step);
        public Tensor[] split(params long[] sizes) => split(sizes, 0);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);
        public Tensor[] split(long size, int dim = 0) => CallList("split.Tensor"u8, this, size, dim);
        public Tensor[] split(long[] sizes, long dim = 0) => CallList("split_with_sizes"u8, this, sizes, dim);
        public Tensor squeeze(long? dim = null) => dim is { } d ? Call("squeeze.dim"u8, this, d) : Call("squeeze"u8, this);
        public Tensor squeeze_(long? dim = null) => dim is { } d ? InPlace("squeeze_.dim"u8, this, d) : InPlace("squeeze_"u8, this);
        public Tensor swapaxes(long dim0, long dim1) => Call("swapaxes"u8, this, dim0, dim1);
        public Tensor swapdims(long dim0, long dim1) => Call("swapdims"u8, this, dim0, dim1);
        public Tensor t() => Call("t"u8, this);
        public Tensor[] tensor_split(Tensor indices, long dim = 0) => CallList("tensor_split.tensor_indices_or_sections"u8, this, indices, dim);
        public Tensor[] tensor_split(long size, long dim = 0) => CallList("tensor_split.sections"u8, this, size, dim);
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => CallList("tensor_split.indices"u8, this, sizes, dim);
        public Tensor tile(long[] reps) => Call("tile"u8, this, reps);
        public Tensor to_dense() => Call("to_dense"u8, this);
        public Tensor transpose(long dim0, long dim1) => Call("transpose.int"u8, this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => InPlace("transpose_"u8, this, dim0, dim1);
        public Tensor tril(long diagonal = 0) => Call("tril"u8, this, diagonal);
        public Tensor tril_(long diagonal = 0) => InPlace("tril_"u8, this, diagonal);
        public Tensor triu(long diagonal = 0) => Call("triu"u8, this, diagonal);
        public Tensor triu_(long diagonal = 0) => InPlace("triu_"u8, this, diagonal);
        public Tensor[] unbind(long dimension = 0) => CallList("unbind.int"u8, this, dimension);
        public Tensor unflatten(long dim, Size sizes) => Call("unflatten.int"u8, this, dim, sizes.Shape);
        public Tensor unflatten(long dim, params long[] sizes) => Call("unflatten.int"u8, this, dim, sizes);
        public Tensor unfold(long dimension, long size, long step) => Call("unfold"u8, this, dimension, size, step);
        public Tensor unsqueeze(long dim) => Call("unsqueeze"u8, this, dim);
        public Tensor unsqueeze_(long dim) => InPlace("unsqueeze_"u8, this, dim);
        public Tensor view(params long[] shape) => Call("view"u8, this, shape);
        public Tensor view_as(Tensor other) => Call("view_as"u8, this, other);
        public Tensor view_as_complex() => Call("view_as_complex"u8, this);
        public Tensor view_as_real() => Call("view_as_real"u8, this);
        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);
        public Tensor[] vsplit(long size) => CallList("vsplit.int"u8, this, size);
        public Tensor[] vsplit(params long[] sizes) => CallList("vsplit.array"u8, this, sizes);
    }
}
