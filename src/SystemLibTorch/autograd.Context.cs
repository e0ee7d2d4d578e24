using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What forward hands on to backward. Tensors are reachable only while one of the two runs.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> data = [];
            private nint native;

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            private nint Native => native != 0 ? native : throw new InvalidOperationException("The context is used outside of forward and backward.");

            public void save_for_backward(List<Tensor> tensors)
            {
                unsafe
                {
                    fixed (nint* handles = Handles(tensors))
                        NativeMethods.Check(NativeMethods.slt_context_save(Native, handles, tensors.Count));
                }
                GC.KeepAlive(tensors);
            }

            public unsafe List<Tensor> get_saved_variables()
            {
                Value saved;
                NativeMethods.Check(NativeMethods.slt_context_saved(Native, &saved));
                return [.. Aten.OwnList(saved)];
            }

            public void save_data(string key, object value) => data[key] = value;

            public object get_data(string key) => data.GetValueOrDefault(key)!;

            public void mark_dirty(List<Tensor> tensors) => Mark(tensors, true);

            public void mark_non_differentiable(List<Tensor> tensors) => Mark(tensors, false);

            public void set_materialize_grads(bool value)
            {
                MaterializeGrads = value;
                NativeMethods.slt_context_materialize(Native, value ? 1 : 0);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            internal IDisposable Enter(nint context)
            {
                native = context;
                return new Restore(() => native = 0);
            }

            protected virtual void Dispose(bool disposing) => data.Clear();

            private unsafe void Mark(List<Tensor> tensors, bool dirty)
            {
                fixed (nint* handles = Handles(tensors))
                    NativeMethods.slt_context_mark(Native, dirty ? 1 : 0, handles, tensors.Count);
                GC.KeepAlive(tensors);
            }
        }
    }
}
