namespace KerasSharp.Generators;

/// <summary>What a parameter of an operation takes.</summary>
internal enum OperationRole
{
    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>A list of tensors, one argument.</summary>
    Tensors,

    /// <summary>Tensors one by one, all arguments from here on.</summary>
    Spread,

    /// <summary>A tensor or a number.</summary>
    Operand,

    /// <summary>A plain value that Keras keeps with the call.</summary>
    Argument,

    /// <summary>A plain value that Keras keeps with the operation, in its config.</summary>
    Option,
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name as C# writes it.</param>
/// <param name="Key">Keras's name.</param>
/// <param name="Type">Its type, fully qualified, with its nullability.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="Default">Its default as C# writes it; null where it has none.</param>
/// <param name="Role">What it takes.</param>
/// <param name="Named">Whether Keras passes it by name.</param>
/// <param name="NullIs">What null stands for, as C# writes it; null where it stands for itself.</param>
internal sealed record OperationParameter(
    string Name, string Key, string Type, bool Nullable, string? Default, OperationRole Role, bool Named, string? NullIs);
