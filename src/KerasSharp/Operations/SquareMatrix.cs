namespace KerasSharp.Operations;

/// <summary>What operations on square matrices take.</summary>
internal static class SquareMatrix
{
    /// <summary>The matrices, in a floating type.</summary>
    /// <exception cref="ArgumentException">The last two axes have not one size.</exception>
    public static Tensor Check(
        Tensor x) => x.Dimensions >= 2 && x.shape[^1] == x.shape[^2] ? Promotion.Floating(x) : throw new ArgumentException(
        $"The operation works on square matrices. Received: a tensor of shape {Shape.Of(x.shape)}", nameof(x));
}
