namespace KerasSharp.Generators;

/// <summary>
/// A layer's <c>Call</c> with arguments of its own: <c>Tensor Call(Tensor inputs, bool training, bool reverse = false)</c>.
/// </summary>
/// <param name="Input">The name of the input, as C# writes it.</param>
/// <param name="InputName">The same without an escape.</param>
/// <param name="Parameters">The parameters after the input, in order.</param>
internal sealed record OwnCall(string Input, string InputName, EquatableArray<OwnCallParameter> Parameters);

/// <summary>What a parameter of such a call takes.</summary>
internal enum OwnCallRole
{
    /// <summary>Whether the call is part of training.</summary>
    Training,

    /// <summary>The input's mask.</summary>
    Mask,

    /// <summary>The context of the call.</summary>
    Context,

    /// <summary>A value of the caller.</summary>
    Value,
}

/// <summary>A parameter of such a call.</summary>
/// <param name="Name">Its name as C# writes it.</param>
/// <param name="Key">Its name in configs.</param>
/// <param name="Type">Its type, fully qualified, with its nullability.</param>
/// <param name="Default">Its default as C# writes it; null where it has none.</param>
/// <param name="Role">What it takes.</param>
internal sealed record OwnCallParameter(string Name, string Key, string Type, string? Default, OwnCallRole Role);
