using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Regularizers;

public sealed class L2Tests() : NormTests<L2>(factor => new L2(factor), "l2", 2.5);
