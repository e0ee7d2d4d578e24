namespace KerasSharp.Metrics;

/// <summary>The curve under which the area is taken.</summary>
/// <remarks>Takes Keras's strings too: <c>"ROC"</c>, <c>"PR"</c>, <c>"PRGAIN"</c>.</remarks>
[Choice("curve")]
public readonly partial record struct AUCCurve : IParsableMark
{
    /// <summary>True positive rate over false positive rate: the default.</summary>
    [ChoiceNames("ROC")]
    public static partial AUCCurve ROC { get; }

    /// <summary>Precision over recall.</summary>
    [ChoiceNames("PR")]
    public static partial AUCCurve PR { get; }

    /// <summary>Precision gain over recall gain.</summary>
    [ChoiceNames("PRGAIN")]
    public static partial AUCCurve PRGain { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator AUCCurve(string value) => Parse(value);
}
