namespace KerasSharp.Layers.Fused;

/// <summary>The gradients of the hidden states during a backward pass. Where only the last state was given out, one buffer serves all
/// steps.</summary>
internal sealed class StateGradients
{
    private readonly Tensor _all;
    private readonly Tensor[] _steps;
    private readonly bool _passesBy;

    /// <param name="gradient">The gradient of the hidden states, or of the last one; null for none.</param>
    /// <param name="sequences">Whether it is that of all states.</param>
    /// <param name="arguments">The arguments of the function.</param>
    /// <param name="passesBy">Whether a part of a state's gradient reaches the state before directly, and not by way of the recurrent
    /// kernel.</param>
    public StateGradients(Tensor? gradient, bool sequences, FusedArguments arguments, bool passesBy)
    {
        _all = Buffers.Copy(gradient, sequences ? arguments.Time : 1, arguments.Batch, arguments.Units);
        _steps = _all.unbind();
        _passesBy = passesBy;
    }

    /// <summary>The gradients' memory, (time, batch, units) or one step of it.</summary>
    public Span<float> Memory => Buffers.Floats(_all);

    /// <summary>The gradient of the state before the first step, once <see cref="StepBack"/> has come to it.</summary>
    public Tensor? Initial { get; private set; }

    /// <summary>Carries the gradient from a step to the one before; of the first step only where the initial state needs it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="dSums">The gradient of the sums that the state before was multiplied into.</param>
    /// <param name="recurrentKernel">The recurrent kernel, transposed.</param>
    /// <param name="neededInitial">Whether the initial state needs its gradient.</param>
    public void StepBack(int step, Tensor dSums, Tensor recurrentKernel, bool neededInitial)
    {
        if (step == 0 && !neededInitial)
            return;
        if (_steps.Length == 1)
        {
            _steps[0].addmm_(dSums, recurrentKernel, beta: _passesBy ? 1 : 0);
            Initial = step == 0 ? _steps[0] : null;
            return;
        }

        var before = step > 0 ? _steps[step - 1] : Initial = zeros_like(_steps[0]);
        if (_passesBy)
            before.add_(_steps[step]);
        before.addmm_(dSums, recurrentKernel);
    }
}
