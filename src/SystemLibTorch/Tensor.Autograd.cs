using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Keep(NativeMethods.slt_requires_grad(Handle)) != 0;
            set => NativeMethods.Check(Keep(NativeMethods.slt_set_requires_grad(Handle, value ? 1 : 0)));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public bool is_leaf => Keep(NativeMethods.slt_is_leaf(Handle)) != 0;

        public void retain_grad() => NativeMethods.Check(Keep(NativeMethods.slt_retain_grad(Handle)));

        public Tensor? grad
        {
            get
            {
                var gradient = Keep(NativeMethods.slt_grad(Handle));
                return gradient == 0 ? null : new Tensor(gradient);
            }

            set
            {
                NativeMethods.Check(Keep(NativeMethods.slt_set_grad(Handle, value?.Handle ?? 0)));
                GC.KeepAlive(value);
            }
        }

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
