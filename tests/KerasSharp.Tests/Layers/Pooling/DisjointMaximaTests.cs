namespace KerasSharp.Tests.Layers;

/// <summary>Max pooling by windows that do not overlap, beside libtorch's.</summary>
public sealed class DisjointMaximaTests
{
    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { 20, 20, 32, 2, 2 }, { 21, 19, 32, 2, 2 }, { 20, 21, 24, 3, 2 }, { 24, 20, 19, 2, 3 }, { 40, 40, 3, 4, 4 }, { 25, 30, 17, 1, 5 },
        { 26, 26, 40, 26, 26 }, { 200, 200, 1, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_and_gradients_are_those_of_libtorch(int height, int width, int channels, int windowHeight, int windowWidth)
    {
        using var scope = NewDisposeScope();
        foreach (var rectify in new[] { false, true })
        {
            // Rounded, so that windows hold equal values; zeros of both signs too.
            var x = randn(5, height, width, channels).mul(2).round().div(2).requires_grad_();
            Assert.True(DisjointMaxima.Fits(x));
            var y = DisjointMaxima.Run(x, windowHeight, windowWidth, rectify);
            var gradient = randn(y.shape);
            y.backward([gradient]);

            var other = x.detach().clone().requires_grad_();
            var expected = Native(other, windowHeight, windowWidth, rectify);
            expected.backward([gradient]);
            Assert.True(y.eq(expected).all().item<bool>());
            Assert.True(x.grad!.eq(other.grad!).all().item<bool>());
        }
    }

    [Fact]
    public void With_one_thread_and_with_two()
    {
        using var scope = NewDisposeScope();
        var threads = get_num_threads();
        var x = randn(16, 40, 40, 32);
        try
        {
            foreach (var count in new[] { 1, 2 })
            {
                set_num_threads(count);
                Assert.True(DisjointMaxima.Run(x, 2, 2, rectify: true).eq(Native(x, 2, 2, rectify: true)).all().item<bool>());
            }
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void What_is_not_a_number_is_a_maximum_and_has_the_gradient()
    {
        using var scope = NewDisposeScope();
        foreach (var channels in new[] { 32, 5 })
        {
            var x = zeros(8, 20, 20, channels);
            x[0, 0, 1] = float.NaN;
            x.requires_grad_();
            var y = DisjointMaxima.Run(x, 2, 2, rectify: true);
            Assert.True(y[0, 0, 0].isnan().all().item<bool>());
            Assert.Equal(channels, y.isnan().sum().item<long>());
            y.backward([ones_like(y)]);
            Assert.True(x.grad![0, 0, 1].eq(1).all().item<bool>());
            Assert.Equal(channels, x.grad!.sum().item<float>());
        }
    }

    [Fact]
    public void Gradients_have_gradients()
    {
        using var scope = NewDisposeScope();
        foreach (var rectify in new[] { false, true })
        {
            Assert.Equal(Second(x => DisjointMaxima.Run(x, 2, 2, rectify)), Second(x => Native(x, 2, 2, rectify)));
        }

        static float[] Second(Func<Tensor, Tensor> pool)
        {
            var x = linspace(-3, 3, 4 * 16 * 16 * 8).sin().view(4, 16, 16, 8).requires_grad_();
            using var tape = new GradientTape();
            using var inner = new GradientTape();
            tape.Watch(x);
            inner.Watch(x);
            var first = inner.Gradient(pool(x * x).square().sum(), x)!;
            return tape.Gradient(first.square().sum(), x)!.data<float>().ToArray();
        }
    }

    [Fact]
    public void Layers_take_it_where_it_fits()
    {
        using var scope = NewDisposeScope();
        Assert.False(DisjointMaxima.Fits(randn(5, 20, 20, 32).transpose(1, 2)));
        Assert.False(DisjointMaxima.Fits(randn(5, 20, 20, 32).to_type(ScalarType.Float64)));
        Assert.False(DisjointMaxima.Fits(empty(0, 20, 20, 32)));
        using var model = new Sequential(
            [new Input([20, 20, 2]), new Conv2D(32, 3, padding: "same", activation: "relu"), new MaxPooling2D(), new Flatten(), new Dense(
                1)]);
        model.Compile(loss: "mse");
        var (x, y) = (randn(8, 20, 20, 2), randn(8, 1));
        LiveTensors.AssertSteady(() => model.TrainOnBatch(x, y));
        var conv = model.Layers[0].Apply(x);
        Assert.True(conv.ge(0).all().item<bool>());
        Assert.True(model.Layers[1].Apply(conv).eq(Native(conv, 2, 2, rectify: false)).all().item<bool>());
    }

    private static Tensor Native(Tensor x, int height, int width, bool rectify)
    {
        var y = nn.functional.max_pool2d(x.permute(0, 3, 1, 2), [height, width], [height, width]).permute(0, 2, 3, 1);
        return rectify ? y.relu() : y;
    }
}
