using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SoftsignTests() : PointwiseTests<Softsign>(
    () => new Softsign(), [-0.6666667, -0.2857143, 0, 0.2857143, 0.6666667], "softsign", "Softsign");
