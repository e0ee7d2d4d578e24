using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Empty: it is there so that <c>utils</c> alone is as ambiguous here, beside <c>nn.utils</c>, as it is with TorchSharp.</summary>
    public static partial class utils
    {
    }

    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales the gradients down to a norm of at most <paramref name="max_norm"/> together; gives the norm they had.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using DisposeScope scope = NewDisposeScope();
                using (no_grad())
                {
                    List<Tensor> gradients = Gradients(tensors);
                    if (gradients.Count == 0)
                        return 0;
                    Tensor norms = stack(gradients.Select(gradient => Norm(gradient, norm_type)));
                    double total = Norm(norms, norm_type).to(ScalarType.Float64).item<double>();
                    double scale = max_norm / (total + 1e-6);
                    if (scale < 1)
                        gradients.ForEach(gradient => gradient.mul_(scale));
                    return total;
                }
            }

            /// <summary>Limits every number of the gradients to [-clip_value, clip_value].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using DisposeScope scope = NewDisposeScope();
                using (no_grad())
                    Gradients(tensors).ForEach(gradient => gradient.clamp_(-clip_value, clip_value));
            }

            /// <summary>All parameters, one after the other, as a vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using DisposeScope scope = NewDisposeScope();
                return cat([.. tensors.Select(tensor => tensor.reshape(-1))]).MoveToOuterDisposeScope();
            }

            /// <summary>Gives the parameters the values of a vector made by <see cref="parameters_to_vector"/>.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using DisposeScope scope = NewDisposeScope();
                List<Parameter> parameters = [.. tensors];
                long count = parameters.Sum(parameter => parameter.numel());
                if (vec.numel() != count)
                    throw new ArgumentException($"The parameters hold {count} numbers, but the vector has {vec.numel()}.", nameof(vec));
                long start = 0;
                using (no_grad())
                    foreach (Parameter parameter in parameters)
                    {
                        parameter.copy_(vec.narrow(0, start, parameter.numel()).view_as(parameter));
                        start += parameter.numel();
                    }
            }

            private static List<Tensor> Gradients(IEnumerable<Parameter> tensors) => [.. tensors.Select(tensor => tensor.grad).OfType<Tensor>()];

            private static Tensor Norm(Tensor tensor, double type) => linalg.vector_norm(tensor, type);
        }
    }
}
