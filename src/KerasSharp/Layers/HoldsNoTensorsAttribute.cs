namespace KerasSharp.Layers;

/// <summary>Says of a layer, or of all layers of an assembly, that they keep no tensor of a call after it: functional models and stacks
/// then free and overwrite values after their last use. It is not inherited.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, Inherited = false)]
public sealed class HoldsNoTensorsAttribute : Attribute
{
    /// <summary>Whether the attribute says so of a class.</summary>
    internal static bool IsOn(Type layer) =>
        layer.IsDefined(typeof(HoldsNoTensorsAttribute), inherit: false) || layer.Assembly.IsDefined(
            typeof(HoldsNoTensorsAttribute), inherit: false);
}
