namespace KerasSharp.Training;

/// <summary>The shapes of a batch's rows and their element types.</summary>
internal sealed class BatchSignature
{
    private readonly (ScalarType Type, long[] Shape)[] _tensors;
    private readonly (int X, int Y, int Weights) _counts;

    public BatchSignature(Batch batch)
    {
        _tensors = [.. batch.Tensors.Select(tensor => (tensor.dtype, tensor.ToSizes()[1..]))];
        _counts = (batch.X.Length, batch.Y.Length, batch.SampleWeight.Length);
    }

    /// <summary>Whether another batch has the same.</summary>
    public bool Fits(Batch batch)
    {
        if (_counts != (batch.X.Length, batch.Y.Length, batch.SampleWeight.Length))
            return false;
        var i = 0;
        foreach (var tensor in batch.Tensors)
        {
            var (type, shape) = _tensors[i++];
            if (tensor.dtype != type || !tensor.ToSizes().AsSpan(1).SequenceEqual(shape))
                return false;
        }

        return true;
    }
}
