using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class MuonTests
{
    [Fact]
    public void A_matrix_changes_by_a_nearly_orthogonal_one()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Muon(1, weightDecay: null, rmsRate: null);
        var weight = new Variable(zeros(3, 2, dtype: ScalarType.Float64), "kernel");
        optimizer.Build([weight]);
        optimizer.Apply([tensor(new[,] { { 5.0, 1.0 }, { 0.0, 2.0 }, { 1.0, 0.0 } })]);
        // The iteration leaves singular values between 0.7 and 1.2.
        var square = weight.Value.t().matmul(weight);
        Assert.InRange(square[0, 0].item<double>(), 0.45, 1.5);
        Assert.InRange(square[1, 1].item<double>(), 0.45, 1.5);
        Assert.InRange(square[0, 1].item<double>(), -0.3, 0.3);
    }

    [Theory]
    [InlineData("dense/kernel", false)]
    [InlineData("embedding/embeddings", true)]
    [InlineData("head/kernel", true)]
    public void Embeddings_and_excluded_layers_are_left_to_Adam(string path, bool adams)
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Muon(excludeLayers: ["^head"]);
        optimizer.Build([new Variable(zeros(3, 2), path.Split('/')[1], path: path)]);
        Assert.Equal(adams, optimizer.Variables.Any(variable => variable.Name.EndsWith("velocity", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_kind_of_weight_has_its_decay()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Muon(1, weightDecay: 0.5, adamWeightDecay: 0.25);
        Variable matrix = new(ones(1, 1), "kernel"), vector = new(ones(1), "bias");
        optimizer.Build([matrix, vector]);
        optimizer.Apply([zeros(1, 1), zeros(1)]);
        Assert.Equal([0.5f], matrix.Values());
        Assert.Equal([0.75f], vector.Values());
    }
}
