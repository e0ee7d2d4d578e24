namespace KerasSharp;

/// <summary>What Keras can write into a config and make again from it: layers, losses, metrics, optimizers, initializers, …</summary>
/// <remarks>The source generator writes the implementation from the constructor of a partial class.</remarks>
public interface IConfigurable
{
    /// <summary>The arguments of the constructor under Keras's names. Source: keras.Layer.get_config and its kin.</summary>
    Config GetConfig();
}
