namespace KerasSharp.Tests.Layers;

public sealed class DepthwiseConv1DTests()
    : DepthwiseConvolutionTests(1, (kernelSize, depthMultiplier, padding) => new DepthwiseConv1D(
        kernelSize, padding: padding, depthMultiplier: depthMultiplier, depthwiseInitializer: "ones"));
