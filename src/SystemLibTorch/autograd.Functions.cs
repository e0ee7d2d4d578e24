using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A differentiable function written in C#: <c>apply</c> runs forward without gradients and wires backward in.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            private static readonly T Instance = new();

            public abstract string Name { get; }

            /// <summary>Arguments that are tensors take part in the graph; tensors inside of lists or other objects do not.</summary>
            public static unsafe List<Tensor> apply_internal(params object[] vars)
            {
                var inputs = vars.OfType<Tensor>().Where(tensor => !tensor.IsInvalid).ToArray();
                Value outputs;
                fixed (nint* handles = Handles(inputs))
                    NativeMethods.Check(NativeMethods.slt_apply(ManagedObjects.Hold(new Run(Instance, vars)), handles, inputs.Length, &outputs));
                GC.KeepAlive(inputs);
                return [.. Aten.OwnList(outputs)];
            }

            internal abstract List<Tensor> forward_internal(AutogradContext ctx, params object[] vars);

            internal abstract List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs);

            /// <summary>One application of the function; lives as long as the graph.</summary>
            private sealed class Run(T function, object[] vars) : ManagedObjects.IFunction
            {
                private readonly AutogradContext context = new();
                private readonly bool[] isTensor = Array.ConvertAll(vars, value => value is Tensor { IsInvalid: false });
                private object[]? vars = vars;

                nint[] ManagedObjects.IFunction.Run(bool forward, nint native, ReadOnlySpan<nint> inputs)
                {
                    using var entered = context.Enter(native);
                    if (!forward) return Share(Gradients(inputs));
                    var arguments = vars!;
                    vars = null;
                    return Share(function.forward_internal(context, arguments));
                }

                private static nint[] Share(IEnumerable<Tensor?> tensors) =>
                    [.. tensors.Select(tensor => tensor is null || tensor.IsInvalid ? 0 : NativeMethods.slt_share(tensor.Handle))];

                private List<Tensor?> Gradients(ReadOnlySpan<nint> gradOutputs)
                {
                    var given = new List<Tensor>();
                    foreach (var handle in gradOutputs)
                        given.Add(handle == 0 ? Tensor.Invalid() : new Tensor(handle));
                    var gradients = function.backward_internal(context, given);
                    if (gradients.Count < isTensor.Length || gradients.Skip(isTensor.Length).Any(extra => extra is { IsInvalid: false }))
                    {
                        throw new InvalidOperationException(
                            $"Function {function.Name} returned an incorrect number of gradients (expected {isTensor.Length}, got {gradients.Count})");
                    }
                    var kept = new List<Tensor?>();
                    for (var k = 0; k < isTensor.Length; k++)
                    {
                        if (isTensor[k]) kept.Add(gradients[k]);
                        else if (gradients[k] is { IsInvalid: false })
                            throw new InvalidOperationException(
                                $"Function {function.Name} returned a gradient at position {k + 1}, but the corresponding forward input was not a Tensor");
                    }
                    return kept;
                }
            }
        }

        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }
    }
}
