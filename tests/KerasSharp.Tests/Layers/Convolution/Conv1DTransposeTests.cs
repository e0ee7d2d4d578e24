namespace KerasSharp.Tests.Layers;

public sealed class Conv1DTransposeTests()
    : TransposedConvolutionTests(1, options => new Conv1DTranspose(
        options.Filters, options.KernelSize, options.Strides, options.Padding, outputPadding: options.OutputPadding,
        dilationRate: options.DilationRate));
