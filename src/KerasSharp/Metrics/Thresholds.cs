namespace KerasSharp.Metrics;

/// <summary>The thresholds above which predictions are a yes.</summary>
internal sealed class Thresholds
{
    /// <summary>Stands for a class that is not among the k with the largest predictions.</summary>
    public const double NegativeInfinity = -1e10;

    private readonly double[] _values;

    /// <summary>Thresholds in order.</summary>
    /// <param name="values">The thresholds.</param>
    /// <param name="evenlyDistributed">Whether they divide [0, 1] into equal parts; null to find out.</param>
    public Thresholds(double[] values, bool? evenlyDistributed = null)
    {
        _values = values;
        EvenlyDistributed = evenlyDistributed ?? AreEven(values);
    }

    /// <summary>Number of thresholds.</summary>
    public int Count => _values.Length;

    /// <summary>Whether the thresholds divide [0, 1] into equal parts, so that a prediction's bucket can be computed.</summary>
    public bool EvenlyDistributed { get; }

    /// <summary>Whether the first threshold lies below 0 or the last above 1, so that every prediction passes the first.</summary>
    public bool ReachBeyond => _values[0] < 0 || _values[^1] > 1;

    /// <summary>The thresholds as a user gives them, or one default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not in [0, 1].</exception>
    public static Thresholds Of(Numbers? given, double fallback = 0.5)
    {
        if (given is null)
            return new([fallback]);
        if (given.Count == 0)
            throw new ArgumentException("`thresholds` must hold at least one number. Received: thresholds=[]", "thresholds");
        return given.All(value => value is >= 0 and <= 1) ? new([.. given]) : throw new ArgumentOutOfRangeException(
            "thresholds", $"`thresholds` must lie in [0, 1]. Received: thresholds={given}");
    }

    /// <summary>A number of thresholds that divide [0, 1] into equal parts; of one, the middle.</summary>
    public static Thresholds Even(int count) =>
        count == 1 ? new([0.5], false) : new([.. Enumerable.Range(0, count).Select(i => (double)i / (count - 1))], true);

    /// <summary>Whether thresholds divide [0, 1] into equal parts.</summary>
    public static bool AreEven(double[] values)
    {
        if (values.Length < 3)
            return false;
        for (var i = 0; i < values.Length; i++)
        {
            var even = (float)i / (values.Length - 1);
            if (Math.Abs(values[i] - even) > KerasConfig.Epsilon + (1e-5 * even))
                return false;
        }

        return true;
    }

    /// <summary>The thresholds as a new tensor.</summary>
    public Tensor ToTensor(ScalarType type, Device device) => tensor(_values, dtype: type, device: device);
}
