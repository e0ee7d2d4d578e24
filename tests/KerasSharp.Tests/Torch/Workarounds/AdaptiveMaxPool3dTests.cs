using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Workarounds;

public sealed class AdaptiveMaxPool3dTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(5, 4, 7)]
    [InlineData(6, 5, 4)]
    public void Each_value_is_the_largest_of_its_window(int depth, int height, int width)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var x = randn([2, 3, 5, 4, 7]);
        var y = AdaptiveMaxPool3d.Apply(x, [depth, height, width]);
        Assert.Equal([2L, 3, depth, height, width], y.shape);
        for (var i = 0; i < depth; i++)
        {
            for (var j = 0; j < height; j++)
            {
                for (var k = 0; k < width; k++)
                {
                    var window = Window(Window(Window(x, 2, i, depth), 3, j, height), 4, k, width);
                    Assert.Equal(window.amax([2L, 3, 4]).ToHost<float>(), y[.., .., i, j, k].ToHost<float>());
                }
            }
        }
    }

    [Fact]
    public void The_gradient_goes_to_the_largest_values()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        Gradients.Check(x => AdaptiveMaxPool3d.Apply(x, [2, 3, 2]), randn([1, 2, 4, 5, 3], ScalarType.Float64));
    }

    [Fact]
    public void NaN_is_the_largest()
    {
        using var scope = NewDisposeScope();
        Assert.True(AdaptiveMaxPool3d.Apply(full([1, 1, 2, 2, 2], float.NaN), [1, 1, 1]).isnan().item<bool>());
    }

    [Fact]
    public void It_is_still_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => nn.functional.adaptive_max_pool3d(zeros([1, 1, 2, 2, 2]), [1, 1, 1]));
    }

    /// <summary>Window i of n along an axis: from floor(i · size / n) to ceil((i + 1) · size / n).</summary>
    private static Tensor Window(Tensor x, int axis, int i, int n)
    {
        var size = x.shape[axis];
        var start = i * size / n;
        return x.narrow(axis, start, (((i + 1) * size) + n - 1) / n - start);
    }
}
