namespace KerasSharp.Tests.Layers;

public sealed class DepthwiseConv2DTests()
    : DepthwiseConvolutionTests(2, (kernelSize, depthMultiplier, padding) => new DepthwiseConv2D(
        kernelSize, padding: padding, depthMultiplier: depthMultiplier, depthwiseInitializer: "ones"));
