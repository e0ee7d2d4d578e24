using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Sums, extremes, orders, statistics.</content>
    public partial class Tensor
    {
        public Tensor all() => Call("all"u8, this);
        public Tensor all(long dim, bool keepdim = false) => Call("all.dim"u8, this, dim, keepdim);
        public Tensor amax(params long[] dims) => Call("amax"u8, this, dims);
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => amax(dims.ToArray(), keepdim, @out);
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Call("amax"u8, this, dims, keepdim) : Call("amax.out"u8, this, dims, keepdim, @out);
        public Tensor amin(params long[] dims) => Call("amin"u8, this, dims);
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => amin(dims.ToArray(), keepdim, @out);
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Call("amin"u8, this, dims, keepdim) : Call("amin.out"u8, this, dims, keepdim, @out);
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Call2("aminmax"u8, this, dim, keepdim);
        public Tensor any() => Call("any"u8, this);
        public Tensor any(long dim, bool keepdim = false) => Call("any.dim"u8, this, dim, keepdim);
        public Tensor argmax() => Call("argmax"u8, this);
        public Tensor argmax(long dim, bool keepdim = false) => Call("argmax"u8, this, dim, keepdim);
        public Tensor argmin() => Call("argmin"u8, this);
        public Tensor argmin(long dim, bool keepdim = false) => Call("argmin"u8, this, dim, keepdim);
        public Tensor argsort(long dim = -1, bool descending = false) => Call("argsort"u8, this, dim, descending);
        public Tensor bincount(Tensor? weights, long minlength = 0) => Call("bincount"u8, this, weights, minlength);
        public Tensor corrcoef() => Call("corrcoef"u8, this);
        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Call("count_nonzero"u8, this) : Call("count_nonzero.dim_IntList"u8, this, dims);
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) =>
            Call("cov"u8, this, correction, fweights, aweights);
        public (Tensor values, Tensor indexes) cummax(long dim) => Call2("cummax"u8, this, dim);
        public (Tensor values, Tensor indexes) cummin(long dim) => Call2("cummin"u8, this, dim);
        public Tensor cumprod(long dim, ScalarType? type = null) => Call("cumprod"u8, this, dim, type);
        public Tensor cumsum(long dim, ScalarType? type = null) => Call("cumsum"u8, this, dim, type);
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Call("cumulative_trapezoid.x"u8, this, x, dim);
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Call("cumulative_trapezoid.dx"u8, this, dx, dim);
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Call("diff"u8, this, n, dim, prepend, append);
        public Tensor dist(Tensor other, float p = 2) => Call("dist"u8, this, other, p);
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Call("histc"u8, this, bins, min, max);
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) => Call2("kthvalue"u8, this, k, dim ?? -1, keepdim);
        public Tensor logcumsumexp(long dim) => Call("logcumsumexp"u8, this, dim);
        public Tensor logsumexp(long dim, bool keepdim = false) => Call("logsumexp"u8, this, new[] { dim }, keepdim);
        public Tensor max() => Call("max"u8, this);
        public Tensor max(Tensor other) => Call("max.other"u8, this, other);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Call2("max.dim"u8, this, dim, keepdim);
        public Tensor mean() => Call("mean"u8, this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Call("mean.dim"u8, this, dimensions, keepdim, type);
        public Tensor median() => Call("median"u8, this);
        public Tensor min() => Call("min"u8, this);
        public Tensor min(Tensor other) => Call("min.other"u8, this, other);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Call2("min.dim"u8, this, dim, keepdim);
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Call2("mode"u8, this, dim, keepdim);
        public Tensor msort() => Call("msort"u8, this);
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Call("nanmean"u8, this, dim is { } d ? new long[] { d } : null, keepdim, dtype);
        public Tensor nanmedian() => Call("nanmedian"u8, this);
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Call("nanquantile"u8, this, q, dim, keepdim);
        public Tensor nansum() => Call("nansum"u8, this);
        public Tensor norm(float p = 2) => Call("norm.Scalar"u8, this, p);
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Call("norm.ScalarOpt_dim"u8, this, p, new long[] { dim }, keepdim);
        public Tensor prod(ScalarType? type = null) => Call("prod"u8, this, type);
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Call("prod.dim_int"u8, this, dim, keepdim, type);
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Call("quantile"u8, this, q, dim, keepdim);
        public Tensor renorm(float p, long dim, float maxnorm) => Call("renorm"u8, this, p, dim, maxnorm);
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Call2("sort.stable"u8, this, stable, dim, descending);
        public Tensor std(bool unbiased = true) => Call("std"u8, this, unbiased);
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call("std.dim"u8, Typed(type), dimensions, unbiased, keepdim);
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Call2("std_mean"u8, this, unbiased);
        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(dimensions.ToArray(), unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean([dim], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call2("std_mean.dim"u8, Typed(type), dimensions, unbiased, keepdim);
        public Tensor sum(ScalarType? type = null) => Call("sum"u8, this, type);
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Call("sum.dim_IntList"u8, this, Arg.Ints(dim), keepdim, type);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Call("sum.dim_IntList"u8, this, new[] { dim }, keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Call("sum.dim_IntList"u8, this, dim, keepdim, type);
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Call("sum.dim_IntList"u8, this, new[] { dim0, dim1 }, keepdim, type);
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Call("sum.dim_IntList"u8, this, new[] { dim0, dim1, dim2 }, keepdim, type);
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Call2("topk"u8, this, k, dim, largest, sorted);
        public Tensor trapezoid(Tensor x, long dim = -1) => Call("trapezoid.x"u8, this, x, dim);
        public Tensor trapezoid(double dx = 1, long dim = -1) => Call("trapezoid.dx"u8, this, dx, dim);
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            dim is { } d ? Call3("unique_dim"u8, this, d, sorted, return_inverse, return_counts) : Call3("_unique2"u8, this, sorted, return_inverse, return_counts);
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Call3("unique_consecutive"u8, this, return_inverse, return_counts, dim);
        public Tensor var(bool unbiased = true) => Call("var"u8, this, unbiased);
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call("var.dim"u8, Typed(type), dimensions, unbiased, keepdim);
        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Call2("var_mean"u8, this, unbiased);
        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(dimensions.ToArray(), unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean([dim], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call2("var_mean.dim"u8, Typed(type), dimensions, unbiased, keepdim);

        private Tensor Typed(ScalarType? type) => type is { } wanted ? to_type(wanted) : this;
    }
}
