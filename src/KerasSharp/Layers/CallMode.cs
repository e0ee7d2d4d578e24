namespace KerasSharp.Layers;

/// <summary>How a layer is called.</summary>
/// <param name="Training">Whether the call is part of training.</param>
/// <param name="Told">What calls within go by; null where nobody said.</param>
/// <param name="Options">The switches of the call; null for none.</param>
/// <param name="Penalized">Whether the penalty on the output counts.</param>
internal readonly record struct CallMode(bool Training, bool? Told, Config? Options, bool Penalized = true);
