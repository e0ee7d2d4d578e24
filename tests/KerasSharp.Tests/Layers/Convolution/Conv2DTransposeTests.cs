namespace KerasSharp.Tests.Layers;

public sealed class Conv2DTransposeTests()
    : TransposedConvolutionTests(2, options => new Conv2DTranspose(
        options.Filters, options.KernelSize, options.Strides, options.Padding, outputPadding: options.OutputPadding,
        dilationRate: options.DilationRate));
