namespace KerasSharp.Layers;

/// <summary>A layer whose kernel can be quantized with calibration data.</summary>
internal interface ICalibratedLayer
{
    /// <summary>The kernel.</summary>
    LayerKernel Weight { get; }

    /// <summary>Puts what calibration found in the place of the kernel.</summary>
    /// <param name="config">How it was found.</param>
    /// <param name="policy">The layer's policy from now on.</param>
    /// <param name="values">What the variables of the quantized kernel are.</param>
    void Calibrate(CalibratedConfig config, DTypePolicy policy, Func<CalibratedKernel, Tensor[]> values);
}
