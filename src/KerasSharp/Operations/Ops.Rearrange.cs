using System.Text.RegularExpressions;

namespace KerasSharp;

/// <content>Axes taken apart, put in another order and joined, in the notation of einops.</content>
public static partial class Ops
{
    /// <summary>
    /// Axes in another arrangement: <c>Ops.Rearrange(images, "b (h1 h) w c -> (b h1) h w c", ("h1", 2))</c>. Source: keras.ops.rearrange.
    /// </summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="pattern">The names of the axes, and where they go; axes in parentheses are one.</param>
    /// <param name="axesLengths">The sizes of axes that the tensor's shape does not tell.</param>
    /// <exception cref="ArgumentException">The pattern does not fit the tensor, or a size is missing.</exception>
    public static Tensor Rearrange(Tensor tensor, string pattern, params ReadOnlySpan<(string Axis, int Length)> axesLengths)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var plan = new Arrangement(pattern, KerasSharp.Shape.Of(tensor.shape), axesLengths);
        using var scope = NewDisposeScope();
        return Operations.OperationResult.Keep(scope, tensor.reshape(plan.Apart).permute(plan.Order).reshape(plan.Together));
    }

    /// <summary>Axes in another arrangement, in a functional model: two changes of shape and one of the order.</summary>
    /// <inheritdoc cref="Rearrange(Tensor, string, ReadOnlySpan{ValueTuple{string, int}})"/>
    public static KerasTensor Rearrange(KerasTensor tensor, string pattern, params ReadOnlySpan<(string Axis, int Length)> axesLengths)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var plan = new Arrangement(pattern, tensor.Shape, axesLengths);
        var apart = Reshape(tensor, (Integers)plan.Apart);
        return Reshape(Transpose(apart, System.Array.ConvertAll(plan.Order, axis => (int)axis)), (Integers)plan.Together);
    }

    /// <summary>What a pattern does to a shape.</summary>
    private sealed class Arrangement
    {
        public Arrangement(string pattern, Shape shape, ReadOnlySpan<(string Axis, int Length)> given)
        {
            ArgumentNullException.ThrowIfNull(pattern);
            if (pattern.Split("->") is not [var left, var right])
                throw Wrong("It must have one arrow, `->`");
            var (input, output) = (Groups(left), Groups(right));
            if (input.Length != shape.Rank)
                throw Wrong($"It names {input.Length} axes");
            var sizes = new Dictionary<string, long?>();
            foreach (var (axis, length) in given)
                sizes[axis] = length;
            for (var i = 0; i < input.Length; i++)
            {
                var missing = input[i].Where(axis => !sizes.ContainsKey(axis)).ToArray();
                var known = input[i].Except(missing).Aggregate(1L, (product, axis) => product * sizes[axis]!.Value);
                if (missing.Length > 1)
                    throw Wrong($"The sizes of {string.Join(", ", missing)} are not known");
                if (shape[i] is { } size && (missing.Length == 0 ? size != known : size % known != 0))
                    throw Wrong($"Axis {i} of size {size} is no ({string.Join(' ', input[i])})");
                if (missing is [var axis])
                    sizes[axis] = shape[i] / known;
            }

            string[] from = [.. input.SelectMany(axes => axes)], to = [.. output.SelectMany(axes => axes)];
            if (from.Length != from.Distinct().Count() || !from.Order().SequenceEqual(to.Order()))
                throw Wrong("Both sides must name the same axes, each once");
            Apart = Known([.. from.Select(axis => sizes[axis])]);
            Order = System.Array.ConvertAll(to, axis => (long)System.Array.IndexOf(from, axis));
            Together = Known([.. output.Select(
                axes => axes.Aggregate((long?)1, (product, axis) => product * sizes[axis]))]);

            ArgumentException Wrong(string what) =>
                new($"`pattern` does not fit. {what}. Received: pattern={pattern}, tensor of shape {shape}", nameof(pattern));
            long[] Known(long?[] all) => all.Count(size => size is null) < 2
                ? System.Array.ConvertAll(all, size => size ?? -1) : throw Wrong("Two sizes are not known");
        }

        public long[] Apart { get; }

        public long[] Order { get; }

        public long[] Together { get; }

        private static string[][] Groups(string side) =>
            [.. Regex.Matches(side, @"\(([^)]*)\)|(\w+)").Select(
                match => (match.Groups[1].Success ? match.Groups[1].Value : match.Value)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
