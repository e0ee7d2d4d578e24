namespace KerasSharp.Tests.Layers;

public sealed class SeparableConv1DTests() : SeparableConvolutionTests(
    1, (filters, kernelSize, depthMultiplier) => new SeparableConv1D(filters, kernelSize, depthMultiplier: depthMultiplier),
    (kernelSize, depthMultiplier) => new DepthwiseConv1D(kernelSize, depthMultiplier: depthMultiplier, useBias: false));
