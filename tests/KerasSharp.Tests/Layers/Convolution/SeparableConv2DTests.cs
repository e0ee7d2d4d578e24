namespace KerasSharp.Tests.Layers;

public sealed class SeparableConv2DTests() : SeparableConvolutionTests(
    2, (filters, kernelSize, depthMultiplier) => new SeparableConv2D(filters, kernelSize, depthMultiplier: depthMultiplier),
    (kernelSize, depthMultiplier) => new DepthwiseConv2D(kernelSize, depthMultiplier: depthMultiplier, useBias: false));
