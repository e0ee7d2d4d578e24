using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class L1Tests() : NormTests<L1>(factor => new L1(factor), "l1", 1.5);
