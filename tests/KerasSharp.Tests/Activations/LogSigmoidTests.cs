using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LogSigmoidTests() : PointwiseTests<LogSigmoid>(
    () => new LogSigmoid(), [-2.126928, -0.9130153, -0.6931472, -0.5130153, -0.126928], "log_sigmoid", "LogSigmoid");
