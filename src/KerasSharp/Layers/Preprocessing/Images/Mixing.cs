namespace KerasSharp.Layers;

/// <summary>Rows of a batch mixed with others of it.</summary>
internal static class Mixing
{
    /// <summary>The first by its weight, the second by what is left to 1, in a floating type.</summary>
    /// <param name="first">The values, (batch, …).</param>
    /// <param name="second">The others.</param>
    /// <param name="weight">The weight of the first for each row, with any number of axes.</param>
    public static Tensor Mix(Tensor first, Tensor second, Tensor weight)
    {
        var sizes = new long[first.Dimensions];
        Array.Fill(sizes, 1L);
        sizes[0] = first.shape[0];
        var share = weight.view(sizes);
        return (share * first) + ((1 - share) * second);
    }
}
