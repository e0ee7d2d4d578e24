using System.Text.RegularExpressions;

namespace KerasSharp.Core;

/// <summary>Keras's naming rules (keras/src/utils/naming.py). Compiled into the source generator too.</summary>
internal static class Naming
{
    /// <summary>The snake case of a class name: <c>Conv2D</c> is <c>conv2d</c>, <c>LSTM</c> is <c>lstm</c>, <c>SimpleRNN</c> is
    /// <c>simple_rnn</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        name = Regex.Replace(name, @"\W+", "");
        name = Regex.Replace(name, "(.)([A-Z][a-z]+)", "$1_$2");
        return Regex.Replace(name, "([a-z])([A-Z])", "$1_$2").ToLowerInvariant();
    }

    /// <summary>The config key of a parameter: <c>kernelInitializer</c> is <c>kernel_initializer</c>, <c>beta1</c> is <c>beta_1</c>,
    /// <c>sparseYPred</c> is <c>sparse_y_pred</c>.</summary>
    public static string ToConfigKey(string parameter)
    {
        var key = Regex.Replace(parameter, "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_").ToLowerInvariant();
        return Regex.Replace(key, "(?<=^|_)(beta|alpha|epsilon)([0-9])", "$1_$2");
    }
}
