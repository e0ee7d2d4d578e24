namespace KerasSharp.Layers.Fused;

/// <summary>What a fused recurrent function gives out beside the last hidden state.</summary>
/// <param name="Sequences">The hidden state after every step, in place of the last one.</param>
/// <param name="States">The last cell state, where there is one.</param>
internal sealed record FusedOptions(bool Sequences, bool States);
