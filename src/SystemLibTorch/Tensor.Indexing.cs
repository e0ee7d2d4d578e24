using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Aten;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Indexers. Numbers, ranges and new axes give views; masks and tensors of indices give copies.</content>
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Singles(indices));
            set => index_put_(value, Singles(indices));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, [i1]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index([i1, i2]);
            set => index_put_(value, [i1, i2]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index([i1, i2, i3]);
            set => index_put_(value, [i1, i2, i3]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index([i1, i2, i3, i4]);
            set => index_put_(value, [i1, i2, i3, i4]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index([i1, i2, i3, i4, i5]);
            set => index_put_(value, [i1, i2, i3, i4, i5]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index([i1, i2, i3, i4, i5, i6]);
            set => index_put_(value, [i1, i2, i3, i4, i5, i6]);
        }

        public Tensor index(params Tensor[] indices) => Call("index.Tensor"u8, this, Arg.Optional(indices));

        public Tensor index(params TensorIndex[] indices)
        {
            var view = View(indices, out var picks);
            if (picks is null) return view;
            var result = Call("index.Tensor"u8, view, Arg.Optional(picks));
            view.Dispose();
            return result;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var view = View(indices, out var picks);
            if (picks is not null) Do("index_put_"u8, view, Arg.Optional(picks), value, accumulate);
            else if (accumulate) throw new ArgumentException("accumulate needs indices that are tensors.", nameof(accumulate));
            else Assign(view, value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            InPlace("index_put_"u8, this, Arg.Optional(indices), value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var single = full([], value, dtype, device);
            return index_put_(single, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var single = full([], value, dtype, device);
            return index_put_(single, indices);
        }

        private static TensorIndex[] Singles(long[] indices) => Array.ConvertAll(indices, TensorIndex (index) => index);

        /// <summary>Copies, and as NumPy does drops leading axes of size one that the target lacks.</summary>
        private static void Assign(Tensor target, Tensor value)
        {
            var rank = target.ndim;
            if (value.ndim <= rank || value.shape.Take((int)(value.ndim - rank)).Any(size => size != 1))
            {
                target.copy_(value);
                return;
            }
            using var fitted = value.reshape(value.shape[^(int)rank..]);
            target.copy_(fitted);
        }

        private static int Axes(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => IsMask(index.tensor!) ? (int)index.tensor!.ndim : 1,
            _ => 0,
        };

        private static bool IsMask(Tensor tensor) => tensor.dtype is ScalarType.Bool or ScalarType.Byte;

        /// <summary>Applies all that makes a view; <paramref name="picks"/> has the masks and index tensors at their axes, if any.</summary>
        private Tensor View(TensorIndex[] indices, out Tensor?[]? picks)
        {
            var found = new List<Tensor?>();
            var missing = (int)ndim - indices.Sum(Axes);
            var view = alias();
            var axis = 0;
            foreach (var index in indices)
            {
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        Step(ref view, view.select(axis, index.first!.Value));
                        break;
                    case TensorIndex.Kind.Slice:
                        if (index.first is not null || index.stop is not null || index.step is not null)
                            Step(ref view, Call("slice.Tensor"u8, view, axis, index.first, index.stop, index.step ?? 1));
                        axis++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        axis += missing;
                        break;
                    case TensorIndex.Kind.None:
                        Step(ref view, view.unsqueeze(axis++));
                        break;
                    case TensorIndex.Kind.Bool:
                        Step(ref view, view.unsqueeze(axis));
                        Pick(found, axis++, tensor([index.first != 0]));
                        break;
                    default:
                        Pick(found, axis, index.tensor!);
                        axis += Axes(index);
                        break;
                }
            }
            picks = found.Count == 0 ? null : [.. found];
            return view;
        }

        private static void Pick(List<Tensor?> picks, int axis, Tensor tensor)
        {
            while (picks.Count < axis) picks.Add(null);
            picks.Add(tensor);
        }

        private static void Step(ref Tensor view, Tensor next)
        {
            view.Dispose();
            view = next;
        }
    }
}
