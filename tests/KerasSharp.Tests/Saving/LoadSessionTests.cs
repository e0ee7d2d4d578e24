using KerasSharp.Initializers;

namespace KerasSharp.Tests.Saving;

/// <summary>What is loaded is not initialised first; what the file has no value for, is.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class LoadSessionTests
{
    [Fact]
    public void A_weight_that_gets_no_value_gets_its_first_one()
    {
        using var made = Loaded(() => Model());
        using var plain = Model();
        Assert.Equal(Small.Weights(plain), Small.Weights(made));
    }

    [Fact]
    public void A_weight_that_was_assigned_keeps_it()
    {
        using var scope = NewDisposeScope();
        using var made = Loaded(() =>
        {
            var model = Model();
            model.Weights[0].Assign(full(4, 6, 2.5f));
            return model;
        });
        Assert.All(Small.Weights(made)[0], value => Assert.Equal(2.5f, value));
        Assert.Contains(Small.Weights(made)[2], value => value != 0);
    }

    /// <summary>Its momentum begins at the weights; the file of a model that was never trained has none.</summary>
    [Fact]
    public void An_optimizer_that_begins_at_the_weights_begins_at_those_of_the_file()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var model = Model();
        model.Compile(new KerasSharp.Optimizers.ScheduleFreeAdamW(0.01), "mse");
        model.Save(folder["m.keras"]);
        using var again = KerasSharp.Model.Load(folder["m.keras"]);
        var momentum = again.Optimizer.Variables.Where(variable => variable.Name.EndsWith("momentum", StringComparison.Ordinal)).ToArray();
        Assert.Equal(again.TrainableWeights.Count, momentum.Length);
        Assert.All(again.TrainableWeights.Zip(momentum), pair => Assert.True(pair.First.Value.equal(pair.Second.Value).all().item<bool>()));
        var (x, y) = (ones(8, 4), ones([8, .. model.OutputShape!.Skip(1).Select(size => size!.Value)]));
        model.Fit(x, y, epochs: 2, verbose: 0);
        again.Fit(x, y, epochs: 2, verbose: 0);
        Assert.Equal(Small.Weights(model), Small.Weights(again));
    }

    [Fact]
    public void A_layer_or_initializer_of_one_s_own_sees_what_it_would_see()
    {
        using var scope = NewDisposeScope();
        using var made = Loaded(() => new Sequential([new Input([3]), new Looking(), new Dense(2, kernelInitializer: new Counting())]));
        Assert.Equal(6, Assert.IsType<Looking>(made.Layers[0]).Seen);
        Assert.Equal(1, Assert.IsType<Counting>(Assert.IsType<Dense>(made.Layers[1]).KernelInitializer).Count);
    }

    [Fact]
    public void A_stateless_initializer_is_not_called_for_what_the_file_has()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (new Counting { Stateless = true }, new Counting { Stateless = true });
        using var made = Loaded(() =>
        {
            var model = new Sequential([new Input([3]), new Weighted(first), new Weighted(second)]);
            model.Weights[0].Assign(zeros(3));
            Assert.Equal((0, 0), (first.Count, second.Count));
            Assert.All(model.Weights, weight => Assert.Equal([3], weight.Shape));
            return model;
        });
        Assert.Equal((0, 1), (first.Count, second.Count));
        Assert.Equal([0f, 0, 0], Small.Weights(made)[0]);
        Assert.Equal([1f, 1, 1], Small.Weights(made)[1]);
    }

    [Fact]
    public void A_deferred_value_is_there_for_who_reads_it()
    {
        using var scope = NewDisposeScope();
        var initializer = new Counting { Stateless = true };
        using var made = Loaded(() =>
        {
            var model = new Sequential([new Input([3]), new Weighted(initializer)]);
            Assert.Equal(0, initializer.Count);
            Assert.Equal([2f, 2, 2], (model.Weights[0] * 2).data<float>().ToArray());
            return model;
        });
        Assert.Equal(1, initializer.Count);
    }

    /// <summary>A seed that goes on with each use goes on; the seeds that Keras picks are picked, and torch's own generator stays where it
    /// is.</summary>
    [Fact]
    public void Random_numbers_go_on_as_if_the_weights_had_been_drawn()
    {
        using var folder = new TemporaryFolder();
        string json;
        using (var model = new Sequential([new Input([4]), new Dense(3), new Dense(2, kernelInitializer: new GlorotUniform())]))
        {
            model.Save(folder["m.keras"]);
            json = model.ToJson();
        }

        Utils.SetRandomSeed(7);
        var state = get_rng_state();
        using (var loaded = KerasSharp.Model.Load(folder["m.keras"]))
            Assert.True(state.eq(get_rng_state()).all().item<bool>());
        using var after = new Sequential([new Input([2]), new Dense(2)]);

        Utils.SetRandomSeed(7);
        using var built = KerasSharp.Model.FromJson(json);
        using var afterBuilt = new Sequential([new Input([2]), new Dense(2)]);
        Assert.Equal(Small.Weights(afterBuilt), Small.Weights(after));

        var generator = new SeedGenerator(5);
        var counter = generator.State.Counter;
        Loaded(() => new Sequential([new Input([4]), new Dense(3, kernelInitializer: new GlorotUniform(generator))])).Dispose();
        Assert.NotEqual(counter, generator.State.Counter);
    }

    private static KerasSharp.Model Loaded(Func<KerasSharp.Model> make) =>
        new LoadSession("m.keras", null, ModelFileLimits.Default).Run(_ => make());

    private static Sequential Model() =>
        new([new Input([4]), new Dense(6, kernelInitializer: new HeNormal(3), biasInitializer: "ones"), new Dense(
            2, kernelInitializer: new Orthogonal(seed: 4))]);

    private sealed class Looking : Layer
    {
        public float Seen { get; private set; }

        protected override void Build(Shape input) => Seen = AddWeight("w", [2, 3], "ones").Value.detach().sum().item<float>();

        protected override Tensor Call(Tensor x, bool training) => x;
    }

    private sealed class Weighted(Initializer initializer) : Layer
    {
        protected override void Build(Shape input) => AddWeight("w", [3], initializer);

        protected override Tensor Call(Tensor x, bool training) => x;
    }

    private sealed class Counting : Initializer
    {
        public int Count { get; private set; }

        public override bool IsStateless => Stateless;

        public bool Stateless { get; init; }

        protected override Tensor Call(Shape shape, ScalarType? dtype)
        {
            Count++;
            return ones(shape.ToArray());
        }
    }
}
