namespace KerasSharp.Tests.Layers;

public sealed class Conv3DTests()
    : ConvolutionTests(3, options => new Conv3D(
        options.Filters, options.KernelSize, options.Strides, options.Padding, dilationRate: options.DilationRate, groups: options.Groups,
        name: options.Name));
