using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Elements picked and put by index or mask.</content>
    public partial class Tensor
    {
        public Tensor argwhere() => Call("argwhere"u8, this);
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            Call("diagonal_scatter"u8, this, src, offset, dim1, dim2);
        public Tensor gather(long dim, Tensor index) => Call("gather"u8, this, dim, index);
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Call("index_add"u8, this, dim, index, source, alpha);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => InPlace("index_add_"u8, this, dim, index, source, alpha);
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Call("index_copy"u8, this, dim, index, source);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => InPlace("index_copy_"u8, this, dim, index, source);
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Call("index_fill.int_Scalar"u8, this, dim, index, value);
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => InPlace("index_fill_.int_Scalar"u8, this, dim, index, value);
        public Tensor index_select(long dim, Tensor index) => Call("index_select"u8, this, dim, index);
        public Tensor masked_fill(Tensor mask, Scalar value) => Call("masked_fill.Scalar"u8, this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace("masked_fill_.Scalar"u8, this, mask, value);
        public Tensor masked_scatter(Tensor mask, Tensor value) => Call("masked_scatter"u8, this, mask, value);
        public Tensor masked_scatter_(Tensor mask, Tensor value) => InPlace("masked_scatter_"u8, this, mask, value);
        public Tensor masked_select(Tensor mask) => Call("masked_select"u8, this, mask);
        public Tensor nonzero() => Call("nonzero"u8, this);
        public IList<Tensor> nonzero_as_list() => [.. CallList("nonzero_numpy"u8, this)];
        public Tensor scatter(long dim, Tensor index, Tensor src) => Call("scatter.src"u8, this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace("scatter_.src"u8, this, dim, index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Call("scatter_add"u8, this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace("scatter_add_"u8, this, dim, index, src);
        public Tensor select_scatter(Tensor src, long dim, long index) => Call("select_scatter"u8, this, src, dim, index);
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Call("slice_scatter"u8, this, src, dim, start, end, step);
        public Tensor take(Tensor index) => Call("take"u8, this, index);
        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));
        public Tensor take_along_dim(Tensor indices) => Call("take_along_dim"u8, this, indices);
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);
        public Tensor take_along_dim(Tensor indices, long dim) => Call("take_along_dim"u8, this, indices, dim);
    }
}
