namespace KerasSharp.Onnx;

/// <summary>Normalizations compute in float32 at least.</summary>
internal static class Wide
{
    /// <summary>The values in float32, float64 as they are.</summary>
    public static OnnxValue Of(OnnxValue x) => x.Type == ElementType.Double ? x : x.Cast(ElementType.Float);
}
