namespace KerasSharp.Tests.Layers;

public sealed class Conv3DTransposeTests()
    : TransposedConvolutionTests(3, options => new Conv3DTranspose(
        options.Filters, options.KernelSize, options.Strides, options.Padding, outputPadding: options.OutputPadding,
        dilationRate: options.DilationRate));
