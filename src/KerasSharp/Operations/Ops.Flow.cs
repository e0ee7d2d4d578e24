namespace KerasSharp;

/// <content>Loops and choices as functions. On tensors they are what C# has: their gradients flow through what was done.</content>
public static partial class Ops
{
    /// <summary>What one of two functions gives. Source: keras.ops.cond.</summary>
    /// <param name="pred">A truth value.</param>
    /// <param name="trueFn">Called where it is true.</param>
    /// <param name="falseFn">Called where it is false.</param>
    public static T Cond<T>(Operand pred, Func<T> trueFn, Func<T> falseFn)
    {
        ArgumentNullException.ThrowIfNull(trueFn);
        ArgumentNullException.ThrowIfNull(falseFn);
        return Truth(pred) ? trueFn() : falseFn();
    }

    /// <summary>What one of several functions gives; an index that is out of range takes the nearest. Source: keras.ops.switch.</summary>
    /// <param name="index">Which.</param>
    /// <param name="branches">The functions.</param>
    /// <param name="operands">What it is called with.</param>
    public static T Switch<T>(int index, Func<Tensor[], T>[] branches, params Tensor[] operands)
    {
        ArgumentNullException.ThrowIfNull(branches);
        return branches.Length == 0
            ? throw new ArgumentException("`branches` must not be empty.", nameof(branches))
            : branches[Math.Clamp(index, 0, branches.Length - 1)](operands);
    }

    /// <summary>Repeats a function while a condition holds. Source: keras.ops.while_loop.</summary>
    /// <param name="cond">Whether to go on, from the values so far.</param>
    /// <param name="body">The next values.</param>
    /// <param name="loopVars">The first values, a tuple perhaps.</param>
    /// <param name="maximumIterations">The most repetitions; null for no bound.</param>
    public static T WhileLoop<T>(Func<T, bool> cond, Func<T, T> body, T loopVars, int? maximumIterations = null)
    {
        ArgumentNullException.ThrowIfNull(cond);
        ArgumentNullException.ThrowIfNull(body);
        for (var i = 0; (maximumIterations is null || i < maximumIterations) && cond(loopVars); i++)
            loopVars = body(loopVars);
        return loopVars;
    }

    /// <summary>Repeats a function for each whole number from one to below another. Source: keras.ops.fori_loop.</summary>
    /// <param name="lower">The first number.</param>
    /// <param name="upper">The bound.</param>
    /// <param name="bodyFun">The next value, from the number and the value so far.</param>
    /// <param name="initVal">The first value.</param>
    public static T ForiLoop<T>(int lower, int upper, Func<int, T, T> bodyFun, T initVal)
    {
        ArgumentNullException.ThrowIfNull(bodyFun);
        for (var i = lower; i < upper; i++)
            initVal = bodyFun(i, initVal);
        return initVal;
    }

    /// <summary>What a function gives for each part along the first axis, one upon the other. Source: keras.ops.map.</summary>
    /// <param name="f">The function.</param>
    /// <param name="xs">The tensor.</param>
    public static Tensor Map(Func<Tensor, Tensor> f, Tensor xs)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(xs);
        using var scope = NewDisposeScope();
        var parts = xs.unbind(0);
        return parts.Length == 0
            ? throw new ArgumentException(
                $"`xs` must have a first axis that is not empty. Received: {KerasSharp.Shape.Of(xs.shape)}", nameof(xs))
            : stack(System.Array.ConvertAll(parts, part => f(part)), 0).MoveToOuterDisposeScope();
    }

    /// <summary>As <see cref="Map"/>. Source: keras.ops.vectorized_map.</summary>
    /// <param name="function">The function.</param>
    /// <param name="elements">The tensor.</param>
    public static Tensor VectorizedMap(Func<Tensor, Tensor> function, Tensor elements) => Map(function, elements);

    /// <summary>Carries a value along the first axis. Source: keras.ops.scan.</summary>
    /// <param name="f">The next carried value and an output, from the carried value and a part.</param>
    /// <param name="init">The first carried value.</param>
    /// <param name="xs">The tensor.</param>
    /// <param name="reverse">Whether to go from the end; the outputs stay in order.</param>
    /// <returns>The last carried value, and the outputs, one upon the other.</returns>
    public static (Tensor Carry, Tensor Outputs) Scan(
        Func<Tensor, Tensor, (Tensor Carry, Tensor Output)> f, Tensor init, Tensor xs, bool reverse = false)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(init);
        ArgumentNullException.ThrowIfNull(xs);
        using var scope = NewDisposeScope();
        var parts = xs.unbind(0);
        if (parts.Length == 0)
            throw new ArgumentException(
                $"`xs` must have a first axis that is not empty. Received: {KerasSharp.Shape.Of(xs.shape)}", nameof(xs));
        var outputs = new Tensor[parts.Length];
        var carry = init.alias();
        for (var step = 0; step < parts.Length; step++)
        {
            var i = reverse ? parts.Length - 1 - step : step;
            (carry, outputs[i]) = f(carry, parts[i]);
        }

        return (carry.alias().MoveToOuterDisposeScope(), stack(outputs, 0).MoveToOuterDisposeScope());
    }

    /// <summary>What an associative function makes of the first parts along an axis, for each number of them.
    /// Source: keras.ops.associative_scan.</summary>
    /// <param name="f">The function of two parts.</param>
    /// <param name="elems">The tensor.</param>
    /// <param name="reverse">Whether to go from the end.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor AssociativeScan(Func<Tensor, Tensor, Tensor> f, Tensor elems, bool reverse = false, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(elems);
        using var scope = NewDisposeScope();
        var parts = elems.unbind(axis);
        if (reverse)
            System.Array.Reverse(parts);
        for (var i = 1; i < parts.Length; i++)
            parts[i] = f(parts[i - 1], parts[i]);
        if (reverse)
            System.Array.Reverse(parts);
        return stack(parts, axis).MoveToOuterDisposeScope();
    }

    private static bool Truth(Operand value)
    {
        using var scope = NewDisposeScope();
        return value.TensorFor(null).to_type(ScalarType.Bool).item<bool>();
    }
}
