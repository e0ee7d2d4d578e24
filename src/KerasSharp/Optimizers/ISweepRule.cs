using System.Numerics;

namespace KerasSharp.Optimizers;

/// <summary>What an optimizer does with a few numbers at a time: the maths of its update on SIMD vectors.</summary>
internal interface ISweepRule
{
    /// <summary>How many slots the rule uses, 0 to 3.</summary>
    static abstract int Slots { get; }

    /// <summary>The new weights from the old ones and their gradients; slots are changed in place, unused ones are 0.</summary>
    Vector<float> Update(Vector<float> weight, Vector<float> gradient, ref Vector<float> a, ref Vector<float> b, ref Vector<float> c);
}
