using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdafactorTests
{
    [Fact]
    public void Squares_of_a_matrix_are_kept_as_rows_and_columns()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adafactor(name: "adafactor");
        Variable matrix = new(ones(2, 3), "kernel"), vector = new(ones(4), "bias");
        optimizer.Build([matrix, vector]);
        Assert.Equal(
            ["(2,)", "(3,)", "(2, 3)", "()", "()", "(4,)"], optimizer.Variables.Skip(2).Select(variable => variable.Shape.ToString()));
    }

    [Fact]
    public void A_step_is_relative_to_the_size_of_the_weight()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adafactor(0.5);
        var weight = new Variable(full([2, 2], 10.0, dtype: ScalarType.Float64), "w");
        optimizer.Build([weight]);
        optimizer.Apply([full([2, 2], 3.0, dtype: ScalarType.Float64)]);
        Assert.True(allclose(weight, full([2, 2], 5.0, dtype: ScalarType.Float64)));
    }
}
