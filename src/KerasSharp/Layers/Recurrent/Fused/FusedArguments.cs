namespace KerasSharp.Layers.Fused;

/// <summary>The arguments of a fused recurrent function, in the order in which it takes them.</summary>
/// <param name="X">The input, (time, batch, features), contiguous.</param>
/// <param name="Kernel">The kernel, (features, width).</param>
/// <param name="RecurrentKernel">The recurrent kernel, (units, width).</param>
/// <param name="Bias">The bias; null for none.</param>
/// <param name="Hidden">The hidden state before the first step, (batch, units), contiguous; null for zeros.</param>
/// <param name="Cell">The cell state before the first step; null for zeros or for none.</param>
/// <param name="Mask">Which steps count, (time, batch), contiguous, one byte each; null for all.</param>
internal sealed record FusedArguments(
    Tensor X, Tensor Kernel, Tensor RecurrentKernel, Tensor? Bias, Tensor? Hidden, Tensor? Cell, Tensor? Mask)
{
    /// <summary>How many tensors there are, present or not.</summary>
    public const int Count = 7;

    /// <summary>The place of <see cref="Hidden"/>.</summary>
    public const int HiddenIndex = 4;

    /// <summary>The place of <see cref="Cell"/>.</summary>
    public const int CellIndex = 5;

    /// <summary>Number of steps.</summary>
    public int Time { get; } = (int)X.shape[0];

    /// <summary>Number of rows.</summary>
    public int Batch { get; } = (int)X.shape[1];

    /// <summary>Size of a state.</summary>
    public int Units { get; } = (int)RecurrentKernel.shape[0];

    /// <summary>The tensors in order.</summary>
    public Tensor?[] All => [X, Kernel, RecurrentKernel, Bias, Hidden, Cell, Mask];

    /// <summary>Whether the graph has to know of the call.</summary>
    public bool NeedsGradient => is_grad_enabled() && Array.Exists(All, tensor => tensor is { requires_grad: true });

    /// <summary>The mask of a step, or nothing where there is none.</summary>
    public ReadOnlySpan<byte> MaskAt(int step) => Mask is null ? [] : Mask.bytes.Slice(step * Batch, Batch);

    /// <summary>As arguments of the function's apply.</summary>
    public object[] ToVariables(FusedOptions options) => [.. All!, options];

    /// <summary>From the arguments of the function's forward.</summary>
    public static FusedArguments From(object?[] variables) => new(
        (Tensor)variables[0]!, (Tensor)variables[1]!, (Tensor)variables[2]!, variables[3] as Tensor, variables[4] as Tensor,
        variables[5] as Tensor, variables[6] as Tensor);

    /// <summary>Saves the arguments and what the forward pass made.</summary>
    public void Save(autograd.AutogradContext context, FusedOptions options, params Tensor[] made)
    {
        context.set_materialize_grads(false);
        context.save_data("options", options);
        context.save_data("present", Array.ConvertAll(All, tensor => tensor is not null));
        context.save_data("needed", Array.ConvertAll(All, tensor => tensor is { requires_grad: true }));
        context.save_for_backward([.. All.OfType<Tensor>(), .. made]);
    }

    /// <summary>Which arguments of the function are tensors: those that are there, and not the options after them.</summary>
    public static bool[] AreTensors(autograd.AutogradContext context) => [.. (bool[])context.get_data("present"), false];

    /// <summary>What <see cref="Save"/> saved, and which arguments need gradients.</summary>
    public static (FusedArguments Arguments, FusedOptions Options, Tensor[] Made, bool[] Needed) Load(autograd.AutogradContext context)
    {
        var saved = new Queue<Tensor>(context.get_saved_variables());
        var arguments = From(Array.ConvertAll((bool[])context.get_data("present"), present => present ? (object)saved.Dequeue() : null));
        return (arguments, (FusedOptions)context.get_data("options"), [.. saved], (bool[])context.get_data("needed"));
    }
}
