namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    /// <summary>What is left of numbers when they are rounded to few values of a range and taken back; differentiable, also in the
    /// range.</summary>
    /// <param name="inputs">Floating-point numbers.</param>
    /// <param name="minVals">The least number, a scalar; with axis one for each place along it.</param>
    /// <param name="maxVals">The greatest number, likewise.</param>
    /// <param name="numBits">The bits of a value; from 2 to 16.</param>
    /// <param name="narrowRange">Whether values are from 1 instead of 0.</param>
    /// <param name="axis">The axis whose places have their own range; null for one range for all.</param>
    /// <returns>Numbers of the inputs' shape and type. The range is moved a little, so that 0 is among its values.</returns>
    /// <exception cref="ArgumentException">The inputs are not floating; minVals or maxVals has not the size that it must have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">numBits is not from 2 to 16.</exception>
    /// <remarks>The gradient goes through within the range, and to its ends beyond.
    /// Source: keras.quantizers.fake_quant_with_min_max_vars.</remarks>
    public static Tensor FakeQuantWithMinMaxVars(Tensor inputs, Tensor minVals, Tensor maxVals, int numBits = 8, bool narrowRange = false,
        int? axis = null)
    {
        CheckInputs(inputs);
        if (numBits is < 2 or > 16)
            throw new ArgumentOutOfRangeException(nameof(numBits), $"`numBits` must be from 2 to 16. Received: numBits={numBits}");
        using var scope = NewDisposeScope();
        var type = inputs.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var shape = inputs.shape.Select((size, i) => axis is { } a && CheckAxis(inputs, a) == i ? size : 1L).ToArray();
        var (min, max) = (Bound(minVals, nameof(minVals)), Bound(maxVals, nameof(maxVals)));
        var x = inputs.to_type(type);
        Tensor rounded, within, below, above;
        using (no_grad())
        {
            double greatest = (1 << numBits) - 1, least = narrowRange ? 1 : 0;
            var scale = (max - min) / (greatest - least);
            var inverse = full([], greatest - least, dtype: type, device: inputs.device).div(max - min);
            var zero = (least - (min / scale)).clamp_(least, greatest).round_();
            var (low, high) = ((least - zero) * scale, (greatest - zero) * scale);
            var start = ((-low * inverse) + 0.5).floor_();
            rounded = ((x.clamp(low, high) - low) * inverse - start + 0.5).floor_() * scale;
            (within, below, above) = (x.ge(low).logical_and(x.le(high)).to_type(type), x.le(low).to_type(type), x.ge(high).to_type(type));
        }

        // Nothing but gradients: the value of the difference is 0.
        var straight = (x * within) + (min * below) + (max * above);
        var result = straight.requires_grad ? rounded + (straight - straight.detach()) : rounded;
        return result.to_type(inputs.dtype).MoveToOuterDisposeScope();

        Tensor Bound(Tensor value, string name) => value.numel() == shape.Aggregate(1L, (product, size) => product * size)
            ? value.to_type(type).reshape(shape) : throw new ArgumentException(
            $"`{name}` must have {shape.Aggregate(1L, (product, size) => product * size)} value(s). Received: shape "
                + $"{Shape.Of(value.shape)}", name);
    }
}
