namespace KerasSharp.Serialization;

/// <summary>A value that stands for another one in configs, such as a seed for its number.</summary>
internal interface IPlainValue
{
    /// <summary>What is written.</summary>
    object Plain { get; }
}
