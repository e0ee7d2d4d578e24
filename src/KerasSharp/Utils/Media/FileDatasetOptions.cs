namespace KerasSharp.Media;

/// <summary>How files become batches.</summary>
/// <param name="BatchSize">Files a batch; null for files one by one, without a batch axis.</param>
/// <param name="LabelMode"><c>int</c>, <c>binary</c> or <c>categorical</c>; null for no labels.</param>
/// <param name="Shuffle">Whether each pass has an order of its own.</param>
/// <param name="Seed">Decides the orders.</param>
internal sealed record FileDatasetOptions(int? BatchSize, string? LabelMode, bool Shuffle, int Seed);
