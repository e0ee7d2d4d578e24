namespace KerasSharp.Layers;

/// <summary>The spread of a set of numbers in few points: values, and how many numbers each stands for. Source: keras
/// discretization.py.</summary>
/// <remarks>In float32 where Keras is, so that the same boundaries come out.</remarks>
internal sealed class QuantileSummary
{
    private readonly double[] _values;
    private readonly double[] _weights;

    private QuantileSummary(double[] values, double[] weights) => (_values, _weights) = (values, weights);

    /// <summary>The summary of nothing.</summary>
    public static QuantileSummary Empty { get; } = new([], []);

    /// <summary>Number of points.</summary>
    public int Count => _values.Length;

    /// <summary>The summary of some numbers: every n-th in order, so that there are about 1/epsilon.</summary>
    public static QuantileSummary Of(float[] numbers, double epsilon)
    {
        var sorted = (float[])numbers.Clone();
        // As NumPy sorts: NaN last.
        Array.Sort(sorted, (a, b) => float.IsNaN(a) ? (float.IsNaN(b) ? 0 : 1) : float.IsNaN(b) ? -1 : a.CompareTo(b));
        var step = Math.Max(sorted.Length / (1.0 / epsilon), 1);
        var values = new List<double>();
        for (var i = (int)(step - 1); i < sorted.Length; i += (int)step)
            values.Add(sorted[i]);
        var weights = new double[values.Count];
        Array.Fill(weights, (float)step);
        return new QuantileSummary([.. values], weights);
    }

    /// <summary>This summary and another of other numbers, as one.</summary>
    public QuantileSummary Merge(QuantileSummary other, double epsilon)
    {
        var points = _values.Zip(_weights).Concat(other._values.Zip(other._weights)).OrderBy(point => double.IsNaN(point.First))
            .ThenBy(point => point.First).ToArray();
        return new QuantileSummary([.. points.Select(point => point.First)], [.. points.Select(point => point.Second)]).Compress(epsilon);
    }

    /// <summary>The boundaries between a number of ranges that hold about equally much.</summary>
    public double[] Boundaries(int bins) => Compress(1.0 / bins)._values is [.. var inner, _] ? inner : [];

    private QuantileSummary Compress(double epsilon)
    {
        if (Count * epsilon < 1)
            return this;
        var total = new double[Count];
        var sum = 0f;
        for (var i = 0; i < Count; i++)
            total[i] = sum += (float)_weights[i];
        var share = Array.ConvertAll(total, weight => (double)((float)weight / sum));
        var length = (int)Math.Ceiling(1.0 / epsilon);
        var values = new double[length];
        var weights = new double[length];
        var before = 0.0;
        for (var i = 0; i < length; i++)
        {
            var at = epsilon + (i * epsilon);
            values[i] = (float)Interpolate(at, share, _values);
            var upTo = Interpolate(at, share, total);
            weights[i] = (float)(upTo - before);
            before = upTo;
        }

        return new QuantileSummary(values, weights);
    }

    /// <summary>numpy.interp: linear between the points, constant outside.</summary>
    private static double Interpolate(double at, double[] x, double[] y)
    {
        if (at >= x[^1])
            return y[^1];
        if (at < x[0])
            return y[0];
        var right = Array.FindIndex(x, value => value > at);
        var slope = (y[right] - y[right - 1]) / (x[right] - x[right - 1]);
        return (slope * (at - x[right - 1])) + y[right - 1];
    }
}
