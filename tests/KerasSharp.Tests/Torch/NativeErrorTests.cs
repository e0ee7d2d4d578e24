using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Workarounds;

/// <summary>What users see of libtorch's messages: one line, with the name of what failed.</summary>
public sealed class NativeErrorTests
{
    [Fact]
    public void The_first_line_is_what_counts()
    {
        Assert.Equal("a", NativeError.FirstLine(new ExternalException("a\nframe #0: b\nframe #1: c")));
        Assert.Equal("a", NativeError.FirstLine(new ExternalException("a\r\nb")));
        Assert.Equal("a", NativeError.FirstLine(new ExternalException("a")));
    }

    [Fact]
    public void Libtorch_s_own_message_has_many_lines()
    {
        using var scope = NewDisposeScope();
        var e = Assert.Throws<ExternalException>(() => zeros(2, 3).mm(zeros(4, 5)));
        Assert.True(e.Message.Split('\n').Length > 5, e.Message);
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", NativeError.FirstLine(e));
    }

    [Fact]
    public void A_layer_says_its_name_the_shapes_and_one_line()
    {
        using var scope = NewDisposeScope();
        using var layer = new Lambda(x => x.mm(x), name: "twice");
        AssertOneLine(Assert.Throws<ArgumentException>(() => layer.Apply(zeros(2, 3))), "twice", "(2, 3)", "cannot be multiplied");
    }

    [Fact]
    public void An_operation_says_its_name_the_shapes_and_one_line()
    {
        using var scope = NewDisposeScope();
        AssertOneLine(Assert.Throws<ArgumentException>(() => Ops.Einsum("ij,jk->ik", zeros(2, 3), zeros(4, 5))), "Einsum", "(2, 3)");
    }

    [Fact]
    public void What_layers_are_made_of_says_its_name_the_shape_and_one_line_when_called_directly()
    {
        using var scope = NewDisposeScope();
        AssertOneLine(
            Assert.Throws<ArgumentException>(() => new KerasSharp.Activations.Softmax(axis: 5).Apply(zeros(2, 3))), "Softmax", "(2, 3)");
        AssertOneLine(
            Assert.Throws<ArgumentException>(
            () => KerasSharp.Activations.ActivationFunction.From(x => x.mm(x)).Apply(zeros(2, 3))), "(2, 3)", "cannot be multiplied");
        AssertOneLine(
            Assert.Throws<ArgumentException>(() => new KerasSharp.Constraints.UnitNorm(axis: 4).Apply(zeros(2, 3))), "UnitNorm", "(2, 3)");
        AssertOneLine(
            Assert.Throws<ArgumentException>(
            () => new FailingRegularizer().Apply(zeros(2, 3))), nameof(FailingRegularizer), "(2, 3)", "cannot be multiplied");
        AssertOneLine(
            Assert.Throws<ArgumentException>(
            () => new FailingInitializer().Apply([2, 3])), nameof(FailingInitializer), "(2, 3)", "float32", "cannot be multiplied");
    }

    [Fact]
    public void Within_a_layer_the_layer_is_named()
    {
        using var scope = NewDisposeScope();
        using var layer = new Activation(new KerasSharp.Activations.Softmax(axis: 5), name: "last");
        AssertOneLine(Assert.Throws<ArgumentException>(() => layer.Apply(zeros(2, 3))), "\"last\"", "(2, 3)");
    }

    [Fact]
    public void An_optimizer_says_its_name_and_one_line_when_called_directly()
    {
        using var scope = NewDisposeScope();
        using var weight = new Variable(zeros(2, 3), "kernel");
        var optimizer = new FailingOptimizer();
        AssertOneLine(
            Assert.Throws<InvalidOperationException>(() => optimizer.Apply([ones(2, 3)], [weight])), "failing", "cannot be multiplied");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_of_one_s_own_says_the_model_s_name_and_one_line(bool training)
    {
        using var scope = NewDisposeScope();
        using var model = new FailsInItsStep();
        model.Compile("sgd", "mse");
        Action run = training ? () => model.Fit(zeros(4, 3), zeros(4, 3), verbose: 0) : () => model.Predict(zeros(4, 3), verbose: 0);
        AssertOneLine(Assert.Throws<InvalidOperationException>(run), "failing", "cannot be multiplied");
    }

    [Fact]
    public void A_callback_or_a_stream_that_fails_says_the_loop_the_model_s_name_and_one_line()
    {
        using var model = new Sequential([new Input([3]), new Dense(1)], name: "small");
        model.Compile("sgd", "mse");
        var (x, y) = (new float[4, 3], new float[4, 1]);
        var callback = new LambdaCallback(
            onTrainBatchEnd: (_, _) => Fail(), onTestBatchEnd: (_, _) => Fail(), onPredictBatchEnd: (_, _) => Fail());
        static IEnumerable<Batch> Stream()
        {
            yield return new Batch(zeros(4, 3), zeros(4, 1));
            Fail();
        }

        foreach (var (loop, run) in new (string, Action)[]
        {
            ("`Fit`", () => model.Fit(x, y, verbose: 0, callbacks: [callback])),
            ("`Evaluate`", () => model.Evaluate(x, y, verbose: 0, callbacks: [callback])),
            ("`Predict`", () => model.Predict(x, verbose: 0, callbacks: [callback])),
            ("`Fit`", () => model.Fit(Stream(), verbose: 0)),
            ("`Evaluate`", () => model.Evaluate(Stream(), verbose: 0)),
            ("`Predict`", () => model.Predict(Stream(), verbose: 0)),
        })
        {
            AssertOneLine(Assert.Throws<InvalidOperationException>(run), loop, "\"small\"", "cannot be multiplied");
        }
    }

    private static void Fail()
    {
        using var scope = NewDisposeScope();
        zeros(2, 3).mm(zeros(4, 5));
    }

    private static void AssertOneLine(Exception e, params ReadOnlySpan<string> parts)
    {
        Assert.DoesNotContain("\n", e.Message, StringComparison.Ordinal);
        foreach (var part in parts)
            Assert.Contains(part, e.Message, StringComparison.Ordinal);
        Assert.IsType<ExternalException>(e.InnerException);
    }

    private sealed class FailingRegularizer : KerasSharp.Regularizers.Regularizer
    {
        protected override Tensor Call(Tensor x) => x.mm(x);
    }

    private sealed class FailingInitializer : KerasSharp.Initializers.Initializer
    {
        protected override Tensor Call(Shape shape, ScalarType? dtype) => zeros(shape.ToArray()).mm(zeros(shape.ToArray()));
    }

    private sealed class FailingOptimizer() : KerasSharp.Optimizers.Optimizer(0.1, name: "failing")
    {
        protected override void UpdateStep(Tensor gradient, Variable variable, double learningRate) => gradient.mm(gradient);
    }

    private sealed class FailsInItsStep() : Model("failing")
    {
        protected override Tensor Call(Tensor x, bool training) => x;

        protected override Logs TrainStep(Batch batch) => throw Fail(batch);

        protected override Tensor[] PredictStep(Batch batch) => throw Fail(batch);

        private static InvalidCastException Fail(Batch batch)
        {
            batch.X[0].mm(batch.X[0][..2]);
            return new InvalidCastException("The product was computed.");
        }
    }
}
