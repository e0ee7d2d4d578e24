using System.Numerics;

namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Sequences of different lengths as one matrix: short ones are filled up, long ones cut.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="maxlen">The length of all; null for the longest's.</param>
    /// <param name="dtype">Element type of the result. Fractions are cut off for integers.</param>
    /// <param name="padding">Where short ones are filled up: <c>pre</c> or <c>post</c>.</param>
    /// <param name="truncating">Where long ones are cut: <c>pre</c> or <c>post</c>.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <returns>(sequences, maxlen).</returns>
    /// <exception cref="ArgumentException">There are no sequences to tell maxlen from, a sequence is null, or padding or truncating is
    /// another.</exception>
    /// <remarks>Source: keras.utils.pad_sequences.</remarks>
    public static Tensor PadSequences<T>(
        IEnumerable<IEnumerable<T>> sequences, int? maxlen = null, ScalarType dtype = ScalarType.Int32, string padding = "pre",
        string truncating = "pre", double value = 0)
        where T : struct, INumber<T>
    {
        using var scope = NewDisposeScope();
        var rows = Rows(sequences);
        return (DTypes.IsFloating(dtype)
            ? tensor(Pad(rows, Length(rows, maxlen), padding, truncating, value, double.CreateChecked, out var shape), shape)
            : tensor(Pad(rows, Length(rows, maxlen), padding, truncating, (long)value, long.CreateSaturating, out shape), shape))
                .to_type(dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Sequences of samples that are tensors themselves: (time, …), equal but for the time.</summary>
    /// <returns>(sequences, maxlen, …).</returns>
    /// <exception cref="ArgumentException">The samples differ in shape.</exception>
    /// <inheritdoc cref="PadSequences{T}"/>
    public static Tensor PadSequences(
        IReadOnlyList<Tensor> sequences, int? maxlen = null, ScalarType dtype = ScalarType.Int32, string padding = "pre",
        string truncating = "pre", double value = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var (before, first) = (Before(padding, nameof(padding)), Before(truncating, nameof(truncating)));
        using var scope = NewDisposeScope();
        if (sequences.Any(sequence => sequence is null || sequence.Dimensions == 0))
            throw new ArgumentException("`sequences` must hold tensors of at least one axis.", nameof(sequences));
        var length = Length([.. sequences.Select(sequence => (int)sequence.shape[0])], maxlen);
        long[] sample = sequences.FirstOrDefault(sequence => sequence.shape[0] > 0)?.shape[1..] ?? [];
        var result = full([sequences.Count, length, .. sample], value, dtype);
        for (var i = 0; i < sequences.Count; i++)
        {
            var steps = sequences[i].shape[0];
            if (steps == 0)
                continue;
            if (!sequences[i].shape.AsSpan(1).SequenceEqual(sample))
                throw new ArgumentException(
                    $"The sample at {i} of `sequences` has shape {Shape.Of(sequences[i].shape[1..])}, where {Shape.Of(sample)} is "
                    + "expected.", nameof(sequences));
            var kept = Math.Min(steps, length);
            result[i].narrow(0, before ? length - kept : 0, kept).copy_(sequences[i].detach().narrow(0, first ? steps - kept : 0, kept));
        }

        return result.MoveToOuterDisposeScope();
    }

    /// <summary>Sequences of strings as one matrix, for layers that take strings.</summary>
    /// <inheritdoc cref="PadSequences{T}"/>
    public static StringArray PadSequences(
        IEnumerable<IEnumerable<string>> sequences, string value, int? maxlen = null, string padding = "pre", string truncating = "pre")
    {
        ArgumentNullException.ThrowIfNull(value);
        var rows = Rows(sequences);
        return StringArray.From(Pad(rows, Length(rows, maxlen), padding, truncating, value, text => text, out var shape), shape);
    }

    private static T[][] Rows<T>(IEnumerable<IEnumerable<T>> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return [.. sequences.Select((sequence, i) => sequence?.ToArray() ?? throw new ArgumentException(
            $"`sequences` must not hold null. Received: null at {i}", nameof(sequences)))];
    }

    private static int Length<T>(T[][] rows, int? maxlen) => Length(Array.ConvertAll(rows, row => row.Length), maxlen);

    private static int Length(int[] lengths, int? maxlen) => maxlen is { } given ? Guard.Positive(given, nameof(maxlen))
        : lengths.Length > 0 ? lengths.Max() : throw new ArgumentException(
            "`sequences` must hold at least one sequence when `maxlen` is null. Received: none", "sequences");

    private static TOut[] Pad<TIn, TOut>(
        TIn[][] rows, int length, string padding, string truncating, TOut value, Func<TIn, TOut> convert, out long[] shape)
    {
        var (before, first) = (Before(padding, nameof(padding)), Before(truncating, nameof(truncating)));
        shape = [rows.Length, length];
        var result = new TOut[rows.Length * length];
        Array.Fill(result, value);
        for (var i = 0; i < rows.Length; i++)
        {
            var kept = Math.Min(rows[i].Length, length);
            var from = first ? rows[i].Length - kept : 0;
            var to = (i * length) + (before ? length - kept : 0);
            for (var j = 0; j < kept; j++)
                result[to + j] = convert(rows[i][from + j]);
        }

        return result;
    }

    private static bool Before(string side, string argument) => side switch
    {
        "pre" => true,
        "post" => false,
        _ => throw new ArgumentException($"`{argument}` must be 'pre' or 'post'. Received: {argument}='{side}'", argument),
    };
}
